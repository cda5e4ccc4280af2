import { describe, expect, it } from 'vitest';

import { placesOf, usedBefore, wayToRoute } from '../../../../lib/concerns/webhooks/route-text.ts';

describe('placesOf', () => {
  it('finds whole words alone', () => {
    expect(placesOf('hook(hooks, $hook, hook2); a.hook', 'hook')).toEqual([0, 29]);
    expect(placesOf('hooks', 'hook')).toEqual([]);
    expect(placesOf('', 'hook')).toEqual([]);
  });
});

describe('wayToRoute', () => {
  const way = (text: string): readonly string[] | undefined => wayToRoute(text, text.indexOf('HOOK'));

  it.each([
    ["router.post('/reports', HOOK);", []],
    ["router.post('/reports', hooks.HOOK.bind(hooks));", []],
    ["app.post('/reports', json(), signed, c.HOOK)", ['json', 'signed']],
    ["app.post('/reports', [raw({ type: '*/*' }), auth.required], HOOK)", ['raw', 'required']],
    ["app.post('/reports', guarded(hooks.HOOK))", ['guarded']],
    ["app.post('/reports', a, guarded(caught(HOOK)))", ['caught', 'guarded', 'a']],
    ["app.post('/reports', { preHandler: signed }, HOOK)", ['preHandler', 'signed']],
    ["app.post('/reports', auth, (req, res) => { log(req.body, 1); HOOK(req, res); })", ['auth']],
    ["app?.all('/reports', HOOK)", []],
    ["router.route('/reports').post(check, HOOK)", ['check']],
  ])('%s', (text, expected) => {
    expect(way(text)).toEqual(expected);
  });

  it.each([
    "import { HOOK } from './hooks';",
    'emitter.once(HOOK)',
    "post('/reports', HOOK)",
    "app.post('/reports', other);\nexport const HOOK = 1;",
    `app.post('/reports', ${' '.repeat(2100)}HOOK)`,
  ])('none: %s', text => {
    expect(way(text)).toBeUndefined();
  });
});

describe('usedBefore', () => {
  it('names what stands before all routes', () => {
    expect(usedBefore("router.use(signed); router.use('/x', json({ limit: 1 })); use(no); reuse(no)")).toEqual([
      'signed',
      'x',
      'json',
      'limit',
      '1',
    ]);
    expect(usedBefore('router.use(')).toEqual([]);
  });
});
