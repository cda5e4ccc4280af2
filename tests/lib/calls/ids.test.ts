import { describe, expect, it } from 'vitest';

import { derivationsOf } from '../../../lib/calls/values/identity.ts';
import { readText } from '../../support/reading.ts';

const before = `
import { useContext, createContext } from 'react';
import { load } from '@acme/http';
import { Analytics } from '@segment/analytics-node';
const segment = new Analytics({ writeKey: 'k' });
const track = (userId: string) => segment.track({ event: 'A', userId });
interface Member { id: string; email: string }
interface Booking { member: Member; guests: Member[] }
interface Base { owner: Member }
interface Team extends Base { name: string }
type Guest = Member & { room: number };
type Maybe<T> = T | null | undefined;
class Account { id = ''; email!: string; owner?: Member }
declare function read(): unknown;
`;

/** Whom the last call is about: each way by its kind and, where it has one, its name. */
function idsOf(code: string, file = 'src/a.tsx'): string[] {
  const userId = readText(before + code, { file })
    .calls()
    .at(-1)?.parts.userId;
  return userId
    ? derivationsOf(userId.value).map(({ kind, path }) => [kind, path.join('.')].filter(Boolean).join(' '))
    : ['no id'];
}

describe('an id of a value whose type is written', () => {
  it.each([
    ['parameter', 'function f(m: Member) { track(m.email); }', 'email m.email'],
    ['destructured parameter', 'function f({ m }: { m: Member }) { track(m.email); }', 'email m.email'],
    ['nested pattern', 'function f({ m: { email } }: { m: Member }) { track(email); }', 'email m.email'],
    ['pattern with a default', 'function f({ m = read() }: { m?: Member }) { track(m.email); }', 'email m.email'],
    ['member of a member', 'function f(b: Booking) { track(b.member.email); }', 'email b.member.email'],
    [
      'member of an inherited member',
      'function f({ t }: { t: Team }) { track(t.owner.email); }',
      'email t.owner.email',
    ],
    ['alias of an intersection', 'function f({ g }: { g: Guest }) { track(g.email); }', 'email g.email'],
    ['generic alias', 'function f({ m }: { m: Maybe<Member> }) { track(m!.email); }', 'email m.email'],
    ['utility types', "function f({ m }: { m: Partial<Pick<Member, 'id'>> }) { track(m.id); }", 'raw m.id'],
    ['record', 'function f({ m }: { m: Record<string, Member> }) { track(m.first.email); }', 'email m.first.email'],
    [
      'element',
      'function f({ b }: { b: Booking }) { for (const g of b.guests) track(g.email); }',
      'email b.guests.email',
    ],
    ['class', 'function f({ a }: { a: Account }) { track(a.id); }', 'raw a.id'],
    ['member of a class', 'function f({ a }: { a: Account }) { track(a.owner!.email); }', 'email a.owner.email'],
    [
      'parameter property',
      'class D { constructor(private b: Booking) {} go() { track(this.b.member.email); } }',
      'email b.member.email',
    ],
    ['field without a value', 'class D { private m?: Member; go() { track(this.m!.email); } }', 'email email'],
    [
      'field that is set',
      'class D { m: Member; async go() { this.m = await load("/me"); track(this.m.email); } }',
      'email load.email',
    ],
    ['variable', 'const m: Member = load("/me"); track(m.email);', 'email load.email'],
    ['variable without a value', 'let m: Member; track(m.email);', 'email email'],
    ['declared variable', 'declare const m: Member; track(m.email);', 'email email'],
    ['what a function gives', 'function me(): Member { return load("/me"); } track(me().email);', 'email load.email'],
    ['callback', 'load("/me").then((m: Member) => track(m.email));', 'email load.email'],
    [
      'hook with a type',
      'const useMe = (): { me: Member } => load("/me"); const { me } = useMe(); track(me.email);',
      'email load.me.email',
    ],
    ['component', 'const P: React.FC<{ m: Member }> = ({ m }) => { track(m.email); return null; };', 'email m.email'],
  ])('by a %s', (_, code, expected) => {
    expect(idsOf(code)).toEqual([expected]);
  });
});

describe('an id of a value that is cast', () => {
  it.each([
    ['`as`', 'track((read() as Member).email);', 'email read.email'],
    ['`as` and back', 'const m = read() as unknown as Member | null; track(m!.email);', 'email read.email'],
    ['a cast of an import', 'track((load as unknown as Member).email);', 'email load.email'],
    ['a cast of a global', 'track((window.me as Member).email);', 'email me.email'],
    ['a cast of an unknown', 'track((`${read()}`.at(0) as any as Member).email);', 'email at.email'],
    ['`satisfies`', 'track((read() satisfies Member).email);', 'email read.email'],
    ['JSON.parse', 'const m = JSON.parse(text) as Member; track(m.email);', 'email JSON.parse.email'],
    ['a promise', 'const m = (await (await fetch("/me")).json()) as Member; track(m.email);', 'email fetch.json.email'],
    ['a pattern', 'const { email } = read() as Member; track(email);', 'email read.email'],
    ['a nested pattern', 'const { member: { email } } = read() as Booking; track(email);', 'email read.member.email'],
    [
      'a choice',
      'const m = (a ? read() : load("/me")) as Member; track(m.email);',
      'email read.email',
      'email load.email',
    ],
    ['a type that is not there', 'track((read() as Nobody).email);', 'email read.email'],
    ['a cast of a member', 'function f(b: Booking) { track((b.member as Account).email); }', 'email b.member.email'],
  ])('by %s', (_, code, ...expected) => {
    expect(idsOf(code)).toEqual(expected);
  });

  it('by an assertion before it', () => {
    expect(idsOf('track((<Member>read()).email);', 'src/a.ts')).toEqual(['email read.email']);
  });
});

describe('an id of what a call with type arguments gives', () => {
  it.each([
    ['member', 'track(load<Member>("/me").email);', 'email load.email'],
    ['pattern', 'const { member } = load<Booking>("/me"); track(member.email);', 'email load.member.email'],
    ['awaited', 'const b = await load<Booking>("/me"); track(b.member.id);', 'raw load.member.id'],
    ['literal type', 'const b = await load<{ member: Member }>("/me"); track(b.member.id);', 'raw load.member.id'],
    ['method', 'const { data } = await api.get<Member>("/me"); track(data.email);', 'email api.get.data.email'],
    ['primitive', 'const { data } = await api.get<string>("/me"); track(data);', 'raw api.get.data'],
    ['own generic', 'function get<T>(): T { return load("/me"); } track(get<Member>().email);', 'email load.email'],
    ['props', 'const { m } = defineProps<{ m: Member }>(); track(m.email);', 'email defineProps.m.email'],
  ])('by a %s', (_, code, expected) => {
    expect(idsOf(code)).toEqual([expected]);
  });
});

describe('an id of what a context gives', () => {
  it.each([
    ['a type', 'const C = createContext<Member>(null!); track(useContext(C).email);', 'email email'],
    [
      'a type and undefined',
      'const C = createContext<Booking | undefined>(undefined); track(useContext(C)!.member.id);',
      'raw member.id',
    ],
    ['a cast', 'const C = createContext<unknown>(null); track((useContext(C) as Member).email);', 'email email'],
    [
      'a hook',
      'const C = createContext<Booking | null>(null); const useB = () => useContext(C)!; const { member } = useB(); track(member.email);',
      'email member.email',
    ],
    ['a blank default', 'const C = createContext({ user: {} }); track(useContext(C).user.id);', 'raw user.id'],
    ['an empty default', "const C = createContext({ id: '' }); track(useContext(C).id);", 'raw id'],
    ['a default of null', 'const C = createContext({ id: null }); const { id } = useContext(C); track(id);', 'raw id'],
    ['no default', 'const C = createContext(); const { id } = useContext(C); track(id);', 'raw id'],
    [
      'a blank default with a type',
      'const blank: Booking = {} as Booking; const C = createContext<{ b: Booking }>({ b: blank }); track(useContext(C).b.member.id);',
      'raw b.member.id',
    ],
  ])('by %s', (_, code, expected) => {
    expect(idsOf(code).map(id => id.replace('useContext.', ''))).toEqual([expected]);
  });
});

describe('an id of one of several', () => {
  it.each([
    [
      'what is known and what is not',
      "function f(a) { const u = a ? { id: '' } : load('/me'); track(u.id); }",
      ['empty', 'raw load.id'],
    ],
    [
      'two that are not known',
      "function f(a) { const u = a ? load('/me') : load('/you').user; track(u.email); }",
      ['email load.email', 'email load.user.email'],
    ],
    [
      'a state and what it is set to',
      "import { useState } from 'react'; function F() { const [u, set] = useState({ id: '' }); load('/me').then(set); track(u.id); }",
      ['empty', 'raw id'],
    ],
  ])('is any of them: %s', (_, code, expected) => {
    expect(idsOf(code)).toEqual(expected);
  });
});

describe('an id that stands in the address of a request', () => {
  const send = (address: string): string =>
    `import { createHash } from 'node:crypto';
    const base = 'https://track.customer.io/api/v1';
    const hashed = (email: string) => createHash('md5').update(email).digest('hex');
    function send(person: { id?: string; email: string }, known: boolean) {
      const id = known ? person.id : hashed(person.email);
      return fetch(${address}, { method: 'PUT', body: JSON.stringify({ email: person.email }) });
    }`;

  it.each([
    ['is each that the address may have', '`${base}/customers/${id}`', ['raw person.id', 'hash person.email']],
    [
      'is that of each address',
      "known ? `${base}/customers/${person.id}` : base + '/customers/' + hashed(person.email)",
      ['raw person.id', 'hash person.email'],
    ],
    [
      'is that of the addresses which do the same',
      '`${base}/customers/${known ? person.id : `${person.id}/suppress`}`',
      ['raw person.id'],
    ],
  ])('%s', (_, address, expected) => {
    expect(idsOf(send(address), 'src/a.ts')).toEqual(expected);
  });
});

describe('an id that is looked up by a name', () => {
  it.each([
    ['of a visitor', "track(localStorage.getItem('visitor_id'))", ['anonymous visitor_id']],
    ['of a user', "track(cookies.get('userId'))", ['raw userId']],
    ['that is an address', "track(form.get('email'))", ['email email']],
    ['of something else', "track(cookies.get('session'))", ['unknown cookies.get']],
    ['in a statement', "track(db.get('select id'))", ['unknown db.get']],
  ])('is what the name says: %s', (_, code, expected) => {
    expect(idsOf(code)).toEqual(expected);
  });
});
