import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';

const AROUND = `
import { Analytics } from '@segment/analytics-node';
import { db, other } from 'db';
const analytics = new Analytics({ writeKey: 'k' });
const state = { last: 0 };
let kept = 0;
const inBatches = async (all, run) => { for (const one of all) await run(one); };
const findAll = () => db.all();
const id = u => analytics.identify({ userId: u });
`;

/** What the calls in the body of a function are to its callers. */
function roles(body: string): string[] {
  return effectsOf(`${AROUND}async function w(userId, event, list) { ${body} }`).roles('w');
}

describe('what the calls of a body are to the callers of its function', () => {
  it.each<[string, string[]]>([
    ['analytics.identify({ userId });', ['analytics.identify open']],
    ['analytics.identify({ userId }); db.save(userId);', []],
    ['analytics.identify({ userId: db.hash(userId) });', ['analytics.identify open']],
    ['const u = db.hash(userId); analytics.identify({ userId: u });', ['analytics.identify open']],
    ['if (db.isOpen()) analytics.identify({ userId });', ['analytics.identify open']],
    ['if (db.isOpen()) { analytics.identify({ userId }); }  else { db.save(userId); }', []],
    [
      'const { isOpen } = db.state(); if (!isOpen) return; analytics.identify({ userId });',
      ['analytics.identify open'],
    ],
    ['try { analytics.identify({ userId }); } catch (e) { db.report(e); }', ['analytics.identify open']],
    ['analytics.identify({ userId }).catch(e => db.report(e));', ['analytics.identify open']],
    ['analytics.identify({ userId }).then(() => db.report(), e => db.report(e));', []],
    ['analytics.identify({ userId }).then(r => r, e => db.report(e));', ['analytics.identify open']],
    ['const r = await analytics.identify({ userId }); return r.json();', ['analytics.identify open']],
    ['const r = await analytics.identify({ userId }); r.json();', ['analytics.identify open']],
    ['return analytics.identify({ userId });', ['analytics.identify open']],
    ['return { sent: true, id: userId, r: analytics.identify({ userId }) };', ['analytics.identify open']],
    ['analytics.identify({ userId }); return { sent: 0, failed: 0 };', ['analytics.identify open']],
    ['analytics.identify({ userId }); return { sent: 0, name: userId };', []],
    ['analytics.identify({ userId }); return { ...state };', []],
    ['analytics.identify({ userId }); return () => 1;', []],
    ['analytics.identify({ userId }); return class {};', []],
    ['analytics.identify({ userId }); return q ? { name: userId } : null;', []],
    ['analytics.identify({ userId }); return { name: userId } as any;', []],
    ['let n = 0; n += 1; analytics.identify({ userId }); return n;', []],
    [
      'let n = 0; for (const x of list) n++; analytics.identify({ userId }); return { n };',
      ['analytics.identify open'],
    ],
    [
      'let n = 0; for (const x of list) n++; analytics.identify({ userId }); return { n, left: list.length - n };',
      ['analytics.identify open'],
    ],
    ['let n = db.count(); analytics.identify({ userId }); return { n };', []],
    ["let s = ''; s += 'a'; analytics.identify({ userId }); return s;", []],
    ['const out = { name: 1, of: userId }; analytics.identify({ userId }); return out;', []],
    [
      'const data = {}; data.list = []; data.list.push(userId); analytics.identify({ userId, traits: data });',
      ['analytics.identify open'],
    ],
    [
      'const data = []; data.push(userId); analytics.identify({ userId, traits: { data } });',
      ['analytics.identify open'],
    ],
    ['const data = db.make(); data.push(userId); analytics.identify({ userId, traits: { data } });', []],
    ['kept = db.count(); analytics.identify({ userId });', []],
    ['state.last = db.count(); analytics.identify({ userId });', []],
    ['window.last = db.count(); analytics.identify({ userId });', []],
    ['const own = {}; own.last = db.count(); analytics.identify({ userId });', ['analytics.identify open']],
    ['kept = () => 1; analytics.identify({ userId });', ['analytics.identify open']],
    ['for (const u of list) analytics.identify({ userId: u });', ['analytics.identify open']],
    ['for (const u of await findAll()) analytics.identify({ userId: u });', []],
    ['list.forEach(u => analytics.identify({ userId: u }));', ['list.forEach relay', 'analytics.identify open']],
    ['findAll().forEach(u => analytics.identify({ userId: u }));', []],
    ['(await findAll()).map(u => analytics.identify({ userId: u }));', []],
    [
      'await Promise.all(list.map(u => analytics.identify({ userId: u })));',
      ['list.map relay', 'analytics.identify open'],
    ],
    ['await Promise.all(findAll().map(u => analytics.identify({ userId: u })));', []],
    ['inBatches(list, u => analytics.identify({ userId: u }));', ['analytics.identify open']],
    ['inBatches(findAll(), u => analytics.identify({ userId: u }));', []],
    ['inBatches([], u => analytics.identify({ userId: u }));', ['analytics.identify thin']],
    ['inBatches(u => analytics.identify({ userId: u }));', []],
    ['db.each(u => analytics.identify({ userId: u }));', []],
    ['db.load(userId).then(u => analytics.identify({ userId: u.id }));', []],
    ['db.load().then(u => analytics.identify({ userId: u.id }));', []],
    ["other.on('x', m => analytics.identify({ userId: m.id }));", []],
    ['await db.wait(); analytics.identify({ userId });', []],
    ['await Promise.all([db.wait(), analytics.identify({ userId })]);', []],
    ['await Promise.race([db.wait(), analytics.identify({ userId })]);', []],
    ['const waits = [db.wait()]; await Promise.all(waits); analytics.identify({ userId });', []],
    ['const one = db.wait(); await Promise.all([...[one], analytics.identify({ userId })]);', []],
    ['await Promise.all([analytics.identify({ userId }), q && db.wait()]);', []],
    ['await Promise.all(list.map(u => db.wait(u))); analytics.identify({ userId });', ['list.map relay']],
    ['list.forEach(u => { db.save(u); }); analytics.identify({ userId });', ['list.forEach relay']],
    [
      'const names = list.map(u => db.name(u)); analytics.identify({ userId, traits: { names } });',
      ['list.map relay', 'analytics.identify open'],
    ],
    ['const names = list.map(u => db.name(u)); analytics.identify({ userId }); return names;', ['list.map relay']],
    [
      'list.filter(u => db.is(u)).forEach(u => analytics.identify({ userId: u }));',
      ['list.filter relay', 'analytics.identify open'],
    ],
    ['console.log(userId); analytics.identify({ userId });', ['analytics.identify open']],
    ['db.prepare(); analytics.identify({ userId });', []],
    ['prepare(); analytics.identify({ userId });', []],
    ['const prep = db.prepare; prep(); analytics.identify({ userId });', ['analytics.identify open']],
    ['other.identify({ userId }); analytics.identify({ userId });', ['analytics.identify open']],
    ['other.identify({ userId: 1 }); analytics.identify({ userId });', ['analytics.identify open']],
    ['other.store({ userId }); analytics.identify({ userId });', []],
    ['setTimeout(() => analytics.identify({ userId }), 1);', ['analytics.identify open']],
    ['setTimeout(() => { db.save(); }, 1); analytics.identify({ userId });', []],
    ["analytics.track({ event: 'A', userId });", ['analytics.track data']],
    ["analytics.track({ event: 'A', userId: 'u' });", ['analytics.track thin']],
    ["analytics.track({ event: 'A', userId: 'u' }); db.save();", []],
    ["analytics.track({ event, userId: 'u' }); db.save();", ['analytics.track open']],
    ["analytics.track({ event: 'A', userId: 'u', properties: { list } });", ['analytics.track data']],
    ["analytics.track({ event: 'A', userId: db.find(userId).id });", []],
    ["userId.run(); analytics.track({ event: 'A', userId: 'u' });", ['userId.run relay']],
    ["event(); analytics.track({ event: 'A', userId: 'u' });", ['event relay', 'analytics.track thin']],
    ['event.call(null); db.save();', ['event.call relay']],
    ['list.map(event);', ['list.map relay']],
    ['list.map(event); analytics.identify({ userId });', ['list.map relay', 'analytics.identify open']],
    ['fetch(event); analytics.identify({ userId });', ['fetch relay', 'analytics.identify open']],
    ["fetch('https://example.com'); analytics.identify({ userId });", []],
    ['id(userId);', ['id open']],
    ['id(userId); db.save();', []],
    ["id(userId); id('u');", ['id open', 'id thin']],
    ["id('u');", ['id thin']],
    ['analytics.flush();', ['analytics.flush thin']],
    ['analytics.flush(); analytics.identify({ userId });', ['analytics.flush thin', 'analytics.identify open']],
    ["userId.note('text'); analytics.identify({ userId });", ['userId.note relay', 'analytics.identify open']],
    ['userId.note(event); analytics.identify({ userId });', ['userId.note relay']],
    ['userId.note(); analytics.identify({ userId });', ['userId.note relay']],
  ])('%s', (code, expected) => {
    expect(roles(code)).toEqual(expected);
  });
});
