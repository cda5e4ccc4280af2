import { describe, expect, it } from 'vitest';

import { whyNobody } from '../../../../lib/concerns/forwarding/nobody.ts';
import { parsed } from '../../../support/nodes.ts';

import type { AnalyticsCall } from '../../../../lib/reading.ts';
import type { RuleReading } from '../../../../lib/rule/reading.ts';

/** Why nobody is known where `work()` is called; `id()` identifies. */
function why(code: string, { file = 'src/page.tsx', identity = 'ambient' } = {}): string | number | undefined {
  const { call, sourceCode } = parsed(code);
  const at = (name: string, method: string): AnalyticsCall =>
    ({ range: call(name).range, method, identity }) as unknown as AnalyticsCall;
  const calls = [at('work', 'track'), ...(code.includes('id()') ? [at('id', 'identify')] : [])];
  const reading = {
    file,
    calls,
    project: { calls: () => [] },
    nodeAt: ([start]: readonly [number, number]) =>
      [call('work'), ...(code.includes('id()') ? [call('id')] : [])].find(({ range }) => range[0] === start),
  } as unknown as RuleReading;
  const nobody = whyNobody(calls[0] as AnalyticsCall, reading, sourceCode);
  return nobody?.why === 'screen' ? code.slice(0, nobody.logIn.range[0]).split('\n').length : nobody?.why;
}

describe('nobody is known in the branch', () => {
  it.each([
    'if (!user) work();',
    'if (!isLoggedIn) work();',
    'if (store.isLoggedIn) {} else work();',
    'if (isAnonymous) work();',
    'isSignedIn ? 0 : work();',
    'session.user ? 0 : work();',
    'this.props.currentUser || work();',
    '!isAuthenticated && work();',
    'if (user == null) work();',
    'if (user === undefined) work();',
    'if (userId !== null) {} else work();',
    'if (!Boolean(user)) work();',
    'if (!isLoggedIn()) work();',
    'if (!user && isOpen) work();',
    'if (isLoggedIn || isOpen) {} else work();',
    'if (!user && !account) { if (isOpen) work(); }',
    'const isVisitor = !user; if (isVisitor) work();',
    'function f() { if (isLoggedIn) return; work(); }',
    'const { user } = useAuth(); if (!user) work();',
    'function Page({ user }) { if (!user) work(); }',
    'if (!isLoggedIn) { open(); work(); login(); }',
    'if (isLoggedIn === false) work();',
    'if (loggedIn === false && prevLoggedIn.current === true) work();',
    'if (!user) { sendOtp(phone); work(); }',
    'function Page() { if (!isLoggedIn) return <b onClick={() => work()} />; return <p />; }',
    'function Page() { if (isLoggedIn) return <p />; return <b onClick={() => work()} />; }',
    'function Page() { return user ? <p /> : <b onClick={() => { work(); }} />; }',
  ])('%s', code => {
    expect(why(code)).toBe('branch');
  });
});

describe('somebody may be known', () => {
  it.each([
    'work();',
    'if (user) work();',
    'if (!user.name) work();',
    'if (!users) work();',
    'if (!isOpen) work();',
    'if (isLoggedIn) work();',
    'if (isLoggedIn === true) work();',
    'if (loggedIn === true && prevLoggedIn.current === false) work();',
    'if (isLoggedIn && isOpen) {} else work();',
    'if (!user || isOpen) work();',
    'if (user) {} work();',
    'isLoggedIn ?? work();',
    'isOpen && work();',
    'isOpen || work();',
    'if (!(user ?? other)) work();',
    'if (user === owner) work();',
    'if (user < null) work();',
    'if (!load()()) work();',
    'if (user === null) {} else work();',
    'if (user !== other) {} else work();',
    'if (user > null) work();',
    'if (-user) work();',
    // Somebody whom the code looks for.
    'async function f() { const user = await load(); if (!user) work(); }',
    'function f() { const user = findUser(1); if (!user) work(); }',
    'function f(user) { if (!user) work(); }',
    // Somebody comes in first.
    'if (!user) { id(); work(); }',
    'async function f() { if (!user) { await login(email, password); work(); } }',
    // A function of its own may run when somebody has come in.
    'if (!user) { on(() => work()); }',
    'let isVisitor = !user; if (isVisitor) work();',
    'function f() { if (isLoggedIn) open(); work(); }',
  ])('%s', code => {
    expect(why(code)).toBeUndefined();
  });

  it('to whoever is told at each call', () => {
    expect(why('if (!user) work();', { identity: 'per-call' })).toBeUndefined();
  });
});

const screen = (body: string, more = ''): string => `function Screen() {
  ${body}
  ${more}
  return <form />;
}`;

describe('nobody is known on a screen', () => {
  it.each([
    ['that logs in', 'const onPress = () => { work(); login(email, password); };', 2],
    ['that logs in by a method', 'const onPress = () => { work(); auth.signIn({ email, password }); };', 2],
    ['that signs up with the values of a form', 'const onSubmit = values => { work(); registerUser(values); };', 2],
    ['that asks for a new password', 'work(); const onSubmit = () => sendPasswordResetEmail(auth, email);', 2],
    ['that posts to the log-in', "work(); const onSubmit = body => api.post('/auth/login', { username });", 2],
    ['where another function logs in', 'const onHelp = () => work(); const go = () => signUp(form);', 2],
    [
      'where the log-in has failed',
      'async function go() { try { await login(email, password); } catch { work(); } }',
      2,
    ],
    ['that checks a code', 'const go = () => { work(); verifyOtp(phone, code); };', 2],
    ['that comes in by a provider', 'const go = async () => { work(); await loginWithGoogle(); };', 2],
    ['that posts to a word', "work(); const onSubmit = body => api.post('login', { username });", 2],
    [
      'whose form has defaults',
      "const form = defaults.get('login', { mobile }); const go = async () => { await api.otp(form); work(); };",
      2,
    ],
    ['that has asked for a code', 'const go = async () => { await api.otp(payload); work(); };', 2],
    ['that has asked for a link', "const go = async () => { await api.post('/magic-link', { email }); work(); };", 2],
    ['where a function comes in', 'const signIn = useCallback(async () => { work(); openWindow(); }, []);', 2],
    ['where one comes in with a form', 'const onLogin = async ({ email, password }) => { work(); await ask(); };', 2],
    ['where a button comes in', 'const handleSignUp = event => { work(); ask(event); };', 2],
    [
      'where one comes in, beside a log-out',
      'const signIn = () => { work(); openWindow(); }; const out = () => logout();',
      2,
    ],
  ])('%s', (_name, body, line) => {
    expect(why(screen(body))).toBe(line);
  });

  it.each([
    ['that names no log-in', 'work(); save(email, password);'],
    ['where the log-in gets nothing', 'work(); login();'],
    ['where it gets a provider', "work(); signIn('google');"],
    ['of a field that is registered', "work(); register('email');"],
    ['that only looks at an address', "work(); open('/login');"],
    ['where a callback alone speaks of one', 'work(); login(provider, () => { use(email); });'],
    [
      'when something else has failed behind it',
      'async function go() { await login(email, password); try { a(); } catch { work(); } }',
    ],
    ['when somebody has come in', 'async function go() { await login(email, password); work(); }'],
    ['in what follows the log-in', 'const go = () => login(email, password).then(() => work());'],
    ['that logs out too', 'work(); login(email, password); const onOut = () => logout();'],
    ['that is for who is there', 'if (user) work(); login(email, password);'],
    ['where somebody is identified first', 'id(); work(); const go = () => login(email, password);'],
    ['that only takes a word', "work(); const form = defaults.get('login', { mobile });"],
    ['that is connected with another', 'work(); const go = () => loginWithShopify();'],
    ['where what comes in has waited', 'const signIn = async () => { await open(); work(); next(); };'],
    ['where somebody has come in', 'const onLogin = user => { work(); open(); };'],
    ['where some of what is given is not shown', 'const onLogin = ({ email, user }) => { work(); open(); };'],
    ['where nothing but sending is done', 'const signIn = () => { work(); logger.info(1); };'],
    ['where a callback of what comes in runs', 'const signIn = () => { on(() => work()); open(); };'],
  ])('%s: somebody may be', (_name, body) => {
    expect(why(screen(body))).toBeUndefined();
  });

  it('by its name alone', () => {
    const named = (name: string, body: string): string => `function ${name}() { ${body}\n return <form />; }`;
    for (const body of [
      'work();',
      'useEffect(() => { work(); }, []);',
      'const onHelp = () => work();',
      'const go = async () => { try { setLoading(true); work(); await come(); } catch {} };',
    ])
      expect(why(named('SignUp', body))).toBe(1);
    for (const body of [
      'if (isDone) work();',
      'isDone && work();',
      'const go = async () => { await save(); work(); };',
      'const go = () => save().then(() => work());',
      'const save = useMutation({ onSuccess: () => { work(); } });',
      'try { save(); work(); } catch {}',
    ])
      expect(why(named('SignUp', body))).toBeUndefined();
    expect(why(named('Home', 'work();'))).toBeUndefined();
    expect(why(named('Page', 'work();'), { file: 'app/sign-up/page.tsx' })).toBe(1);
    expect(why(named('Page', 'work();'), { file: 'pages/login.tsx' })).toBe(1);
    expect(why('export default { created() { work(); } };', { file: 'src/Register.vue' })).toBe(1);
    expect(why('class LoginScreen { go() { work(); }\n render() { return <p />; } }')).toBe(1);
  });

  it('in a class', () => {
    expect(
      why('class Screen { go() { work(); this.props.logIn(this.state.email); }\n render() { return <p />; } }'),
    ).toBe(1);
  });

  it('in a component file, by what its form fills', () => {
    const code = 'export default { methods: { go() { work();\n this.auth.email = 1; this.auth.register(); } } };';
    expect(why(code, { file: 'src/Login.vue' })).toBe(2);
    expect(why(code, { file: 'src/Login.svelte' })).toBe(2);
    expect(why(code)).toBeUndefined();
    expect(why(code.replace('auth.email', 'other.email'), { file: 'src/Auth.vue' })).toBeUndefined();
  });

  it('not in a module that renders nothing', () => {
    expect(why('function go() { work(); login(email, password); }', { file: 'src/auth.ts' })).toBeUndefined();
    expect(why('function signIn() { work(); open(); }', { file: 'src/auth.ts' })).toBeUndefined();
    expect(why('export default { methods: { signIn() { work(); open(); } } };', { file: 'src/Auth.vue' })).toBe(1);
  });
});
