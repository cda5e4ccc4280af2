import { describe, expect, it } from 'vitest';

import { logOutEventsOf } from '../../../../lib/concerns/shared/log-out-events.ts';
import { parseSource } from '../../../../lib/edit/source.ts';

/** `name: first statement` of each place that hears of a log-out. */
function heard(text: string): string[] {
  const source = parseSource('a.ts', text);
  return logOutEventsOf(source).map(({ name, body }) => {
    const first = Array.isArray(body) ? body[0] : body;
    return [name, first].map(node => source.text.slice(...node.range)).join(': ');
  });
}

describe('a module hears of a log-out', () => {
  it.each([
    ["switch (a.type) { case 'auth/loggedOut': out(); break; }", ["'auth/loggedOut': out();"]],
    ['switch (a.type) { case LOGOUT: { out(); break; } }', ['LOGOUT: out();']],
    ['switch (a.type) { case types.LOGOUT: out(); }', ['types.LOGOUT: out();']],
    ["if (a.type === 'logout') out();", ["'logout': out();"]],
    ["if ('logout' == a.type) { out(); }", ["'logout': out();"]],
    ['if (a.type === logout.type) { out(); }', ['logout: out();']],
    ['if (loggedOut.match(a)) { out(); }', ['loggedOut: out();']],
    ["bus.on('logout', () => { out(); });", ["'logout': out();"]],
    ["bus.on('logout', () => out());", ["'logout': out()"]],
    ["const leave = () => { out(); }; bus.on('logout', leave);", ["'logout': out();"]],
    ["function leave() { out(); } bus.on('logout', leave as any);", ["'logout': out();"]],
    ['takeLatest(LOGOUT, function* () { out(); });', ['LOGOUT: out();']],
    ['builder.addCase(logout.fulfilled, () => { out(); });', ['logout: out();']],
    ['builder.addCase(logout.pending, () => { out(); });', ['logout: out();']],
    ['builder.addCase(logout.settled, () => { out(); });', ['logout: out();']],
    ['listen({ actionCreator: loggedOut, effect: () => { out(); } });', ['loggedOut: out();']],
    ['create({ [logout.fulfilled.type]: () => { out(); } });', ['logout: out();', 'logout: out();'].slice(0, 1)],
    ["create({ 'auth/logout': () => { out(); } });", ["'auth/logout': out();"]],
    ["create({ 'auth:logout'() { out(); } });", ["'auth:logout': out();"]],
  ])('%s', (text, expected) => {
    expect(heard(text)).toEqual(expected);
  });

  it.each([
    "switch (a.type) { case 'auth/loggedIn': out(); }",
    'switch (a.type) { default: out(); }',
    "switch (a.type) { case 'logout': }",
    "switch (a.type) { case 'logout/undo': out(); }",
    "if (a.type !== 'logout') out();",
    "if (a.type > 'logout') out();",
    'if (loggedOut(a)) out();',
    'if (loggedOut.other(a)) out();',
    'if (logout) out();',
    "if (a.type === 'logout') {}",
    "bus.on('logout');",
    "bus.on('logout', unknown);",
    "bus.on('login', () => { out(); });",
    'bus.on(() => { out(); });',
    'bus.on(logout.rejected, () => { out(); });',
    "bus.on(types['logout'], () => { out(); });",
    'bus.on(logout.type.other, () => { out(); });',
    'bus.on(1, () => { out(); });',
    'create({ logout: () => { out(); } });',
    'create({ logout() { out(); } });',
    "create({ 'logout': () => { out(); } });",
    "create({ 'auth/logout': value });",
    'create({ [logout.type]: value });',
    'listen({ actionCreator: loggedOut, effect: () => { out(); }, other: () => {} });',
    'listen({ actionCreator: loggedIn, effect: () => { out(); } });',
  ])('and not by %s', text => {
    expect(heard(text)).toEqual([]);
  });
});
