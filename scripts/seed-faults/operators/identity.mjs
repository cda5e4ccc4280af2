/** Faults in who a call is about. */
import { atCalls, atCode } from '../operator.mjs';
import { keyOf, propertiesOf, removeProperty, removeStatement, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../operator.mjs').Common} Common */
/** @typedef {import('../source.mjs').Site} Site */
/** @typedef {import('../source.mjs').Source} Source */
/** @typedef {import('../source.mjs').Node} Node */

/** Another id is another person to all rules that compare people, and is seen by whoever looks at ids. */
const OF_IDS = ['consistent-user-id', 'no-unidentified-forward', 'no-unstable-user-id', 'no-email-as-user-id'];

/** Rules that look at what an identify carries. */
const OF_TRAITS = ['require-identify-email', 'require-consent', 'no-placeholder-traits'];

const TIME_OF_SIGN_UP = /^(?:created|registered|signed_?up|sign_?up)_?(?:at|date|on)?$/i;
const LOG_OUT = /log_?out|log_?off|sign_?out|forget/i;
const SIGN_UP = /sign_?up|register/i;

/** @type {NonNullable<Parameters<typeof atCalls>[2]['methods']>} */
const OF_PEOPLE = ['identify', 'track', 'page', 'screen'];

/**
 * The id of a call where it is a person's by all that can be seen.
 *
 * @param {Site} site
 */
function plainId(site) {
  const node = site.part('userId');
  if (!node || !['Identifier', 'MemberExpression', 'ChainExpression', 'TSNonNullExpression'].includes(node.type))
    return undefined;
  const text = site.source.textOf(node);
  return isPlain(site.call) && /id$/i.test(text.replace(/!$/, '')) && !/anon|device|visitor|guest|mail|hash/i.test(text)
    ? node
    : undefined;
}

/** @param {Site['call']} call */
function isPlain({ parts }) {
  const kind = parts.userId?.value.kind;
  return kind === 'member' || kind === 'parameter';
}

/**
 * How many calls of the project tell the same receiver of a person by a plain id.
 *
 * @param {Site} site
 */
function othersByPlainId({ source, call }) {
  return source.projectCalls.filter(
    other =>
      other.vendor === call.vendor &&
      !other.inTest &&
      !other.forwards &&
      isPlain(other) &&
      // Who calls a wrapper sends what stands in it.
      (other.target.file !== call.target.file || other.target.line !== call.target.line || !call.forwards) &&
      other !== call,
  ).length;
}

/** @param {Site} site */
function isIdentifiedInCustomerio({ source }) {
  return source.projectCalls.some(
    call => call.vendor === 'customerio' && call.method === 'identify' && !call.inTest && isPlain(call),
  );
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {(id: string) => string} changed
 * @param {Common & { vendors?: readonly import('../operator.mjs').Vendor[], fits?: (site: Site) => boolean }} given
 */
function atIds(rule, name, changed, { fits = () => true, ...given }) {
  return atCalls(rule, name, {
    methods: OF_PEOPLE,
    ...given,
    follows: [...OF_IDS, ...OF_TRAITS, ...(given.follows ?? [])],
    edit(site) {
      const id = plainId(site);
      return id && fits(site) ? replace(site.source, id, changed(site.source.textOf(id))) : undefined;
    },
  });
}

/**
 * Beside an anonymous id an empty one makes an anonymous event, which is right.
 *
 * @param {Site} site
 */
const hasNoOtherId = ({ call }) => !call.parts.anonymousId;

/** @param {string} id `user.id` */
const addressBeside = id => (id.includes('.') ? id.replace(/\??\.[^.]*$/, '.email') : 'user.email');
/** @param {string} id */
const hashOf = id => `createHash('sha256').update(String(${id})).digest('hex')`;

/**
 * Two statements of one block with each other's texts.
 *
 * @param {Source} source
 * @returns {{ node: Node, edits: import('../source.mjs').Edit[] }[]}
 */
function swaps(source) {
  return source.sites.flatMap(first => {
    const identify = first.ownStatement;
    if (first.call.method !== 'identify' || !identify || !isNews(first)) return [];
    const second = source.sites.find(
      ({ call, ownStatement }) =>
        call.method === 'track' &&
        call.sdk === first.call.sdk &&
        ownStatement &&
        source.parentOf(ownStatement) === source.parentOf(identify) &&
        ownStatement.range[0] > identify.range[0],
    )?.ownStatement;
    if (!second) return [];
    return [
      {
        node: second,
        edits: [
          { range: identify.range, text: source.textOf(second) },
          { range: second.range, text: source.textOf(identify) },
        ],
      },
    ];
  });
}

/**
 * Whether an identify can be the first that is heard of the person.
 *
 * @param {Site} site
 */
function isNews(site) {
  return propertiesOf(site.object('traits'), key => key === 'email' || TIME_OF_SIGN_UP.test(key)).length > 0;
}

/**
 * Statements and branches that hold a variable beside the identity, by what they do with it.
 *
 * @param {Source} source
 */
function guardsBefore(source) {
  return source.allSites.flatMap(({ call, node }) => {
    if (call.via !== 'direct' || call.vendor !== 'customerio' || call.method !== 'track' || call.platform === 'server')
      return [];
    const within = source.functionOf(node);
    if (!within) return [];
    return source
      .within(within, at => at.type === 'IfStatement' && at.range[1] <= node.range[0] && !at.alternate)
      .filter(at => at.type === 'IfStatement' && /^\{?\s*return;?\s*\}?$/.test(source.textOf(at.consequent)))
      .map(at => ({ node: within, edits: [removeStatement(at)] }));
  });
}

/**
 * `identified = null` beside a reset, the one place of the file that empties the variable.
 *
 * @param {Source} source
 */
function emptied(source) {
  const resets = source.allSites.filter(({ call }) => call.method === 'reset');
  return resets.flatMap(({ node }) => {
    const block = source.blockOf(node);
    if (!block) return [];
    return source
      .within(block, at => at.type === 'ExpressionStatement' && at.expression.type === 'AssignmentExpression')
      .filter(at => /=\s*(?:null|undefined|false|'')\s*;?$/.test(source.textOf(at)))
      .map(at => ({ node: at, edits: [removeStatement(at)] }));
  });
}

/**
 * Whether this is all that the project says of addresses: without it every identify is without one.
 *
 * @param {Site} site
 */
function isOnlyAddress({ source, call }) {
  const others = source.projectCalls.filter(
    ({ method, inTest, target }) =>
      method === 'identify' && !inTest && (target.file !== call.target.file || target.line !== call.target.line),
  );
  const hasAddress = (/** @type {Site['call']} */ { parts: { traits } }) =>
    traits?.value.kind === 'object' && traits.value.keys.includes('email');
  return others.length > 0 && !others.some(hasAddress);
}

/**
 * Whether pages tell the same receiver of people whom nobody knows yet.
 *
 * @param {Site} site
 */
function hasVisitors({ source, call: { vendor } }) {
  return source.projectCalls.some(
    call => call.vendor === vendor && call.platform === 'browser' && ['track', 'page'].includes(call.method),
  );
}

/** @type {Operator[]} */
export const identity = [
  atCode('no-track-before-identify', 'swap identify and track', {
    within: 'block',
    follows: ['require-guarded-track', 'no-unidentified-forward'],
    seeds: swaps,
  }),

  atIds('no-email-as-user-id', 'id → e-mail', addressBeside, {}),

  atIds('no-unstable-user-id', "id → ''", () => "''", {
    vendors: ['customerio'],
    follows: ['valid-http-request'],
    fits: hasNoOtherId,
  }),
  atIds('no-unstable-user-id', "id → id ?? ''", id => `${id} ?? ''`, { vendors: ['customerio'], fits: hasNoOtherId }),
  atIds('no-unstable-user-id', "id → id || 'guest'", id => `${id} || 'guest'`, {}),
  atIds('no-unstable-user-id', "id → 'guest'", () => "'guest'", {}),
  atIds('no-unstable-user-id', 'id → randomUUID()', () => 'crypto.randomUUID()', {}),
  atIds('no-unstable-user-id', 'id → Date.now()', () => 'String(Date.now())', {}),
  atIds('no-unstable-user-id', 'id → id ?? deviceId', id => `${id} ?? device.deviceId`, { vendors: ['customerio'] }),

  ...[
    ['id → null where there is none', (/** @type {string} */ id) => `${id} ?? null`],
    ["id → id || ''", (/** @type {string} */ id) => `${id} || ''`],
    ["id → ''", () => "''"],
  ].map(([name, changed]) =>
    atIds('no-unidentified-forward', String(name), /** @type {(id: string) => string} */ (changed), {
      vendors: ['segment', 'rudderstack'],
      mode: 'forwarded',
      fits: ({ call }) => call.method === 'track' && call.identity === 'per-call',
    }),
  ),
  atIds('no-unidentified-forward', 'id → hash', hashOf, {
    vendors: ['segment', 'rudderstack'],
    mode: 'forwarded',
    fits: site => site.call.method === 'track' && isIdentifiedInCustomerio(site),
  }),
  atCalls('no-unidentified-forward', 'drop the identify of Segment', {
    vendors: ['segment', 'rudderstack'],
    platforms: ['browser', 'mobile'],
    methods: ['identify'],
    mode: 'forwarded',
    generated: true,
    within: 'project',
    follows: ['require-reset-on-logout', 'no-track-before-identify'],
    edit: site => site.ownStatement && removeStatement(site.ownStatement),
  }),

  atIds('consistent-user-id', 'id → hash', hashOf, { fits: site => othersByPlainId(site) >= 2 }),
  atIds('consistent-user-id', 'id → e-mail', addressBeside, { fits: site => othersByPlainId(site) >= 2 }),

  atCalls('require-identify-email', 'drop the e-mail', {
    methods: ['identify'],
    follows: ['require-anonymous-id', 'no-track-before-identify'],
    edit(site) {
      const traits = site.object('traits');
      const [email] = propertiesOf(traits, key => key === 'email');
      const isCreating = propertiesOf(traits, key => TIME_OF_SIGN_UP.test(key)).length > 0;
      return traits && email && isCreating && !isOnlyAddress(site) ? removeProperty(email, traits) : undefined;
    },
  }),

  atCalls('require-anonymous-id', 'drop the anonymous id', {
    methods: ['identify'],
    platforms: ['server'],
    edit(site) {
      const within = site.source.functionOf(site.node);
      if (!within || !SIGN_UP.test(nameOf(site.source, within)) || !hasVisitors(site)) return undefined;
      const traits = site.object('traits');
      const [id] = propertiesOf(traits, key => /^anonymous_?id$/i.test(key));
      if (traits && id) return removeProperty(id, traits);
      const own = site.part('anonymousId');
      const property = own && site.source.parentOf(own);
      const object = property && site.source.parentOf(property);
      return property?.type === 'Property' && object?.type === 'ObjectExpression'
        ? removeProperty(property, object)
        : undefined;
    },
  }),

  atCode('no-shared-client-storage', 'drop the keys of the storage', {
    generated: true,
    within: 'project',
    follows: ['require-reset-on-logout'],
    seeds: source =>
      source.nodes.flatMap(node => {
        if (node.type !== 'ObjectExpression') return [];
        return propertiesOf(node, key => key === 'user')
          .filter(({ value }) => value.type === 'ObjectExpression')
          .map(() => ({ node, edits: [replace(source, node, '{}')] }));
      }),
  }),

  atCalls('require-reset-on-logout', 'drop the reset', {
    methods: ['reset'],
    within: 'project',
    follows: ['require-guarded-track'],
    edit(site) {
      const within = site.source.functionOf(site.node);
      const resets = site.source.projectCalls.filter(({ method, inTest }) => method === 'reset' && !inTest);
      const places = new Set(resets.map(({ target: { file, line } }) => `${file}:${line}`));
      const isLogOut = within && LOG_OUT.test(nameOf(site.source, within));
      return isLogOut && places.size === 1 && site.ownStatement ? removeStatement(site.ownStatement) : undefined;
    },
  }),

  atCode('require-guarded-track', 'drop the guard', {
    within: 'function',
    follows: ['no-unidentified-forward', 'no-track-before-identify'],
    seeds: guardsBefore,
  }),
  atCode('require-guarded-track', 'keep the guard at the log-out', { within: 'file', seeds: emptied }),
];

/**
 * @param {Source} source
 * @param {Node} fn
 */
function nameOf(source, fn) {
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const parent = source.parentOf(fn);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression') return source.textOf(parent.left);
  if (parent?.type === 'MethodDefinition' && parent.key.type === 'Identifier') return parent.key.name;
  return parent?.type === 'Property' ? (keyOf(parent) ?? '') : '';
}
