/** How frameworks call what a client sent, and what stands between a request and its handler. */

/** Members of a request that hold what the client chose: of Express and Koa, hapi, Lambda, Hono, AppSync. */
export const clientMembers: ReadonlySet<string> = new Set([
  'body',
  'rawBody',
  'query',
  'params',
  'payload',
  'searchParams',
  'queryStringParameters',
  'pathParameters',
  'arguments',
]);

/** Methods of a request that read what the client sent. */
export const clientReaders: ReadonlySet<string> = new Set([
  'json',
  'text',
  'formData',
  'parseBody',
  'param',
  'query',
  'arrayBuffer',
]);

/** Decorators of parameters that hold what the client sent. */
export const clientDecorators: ReadonlySet<string> = new Set(['Body', 'Query', 'Param']);

/** What leaves a value what it is: of texts, of lists of parameters, of JSON. */
export const keepingMethods: ReadonlySet<string> = new Set([
  'trim',
  'toString',
  'toLowerCase',
  'toUpperCase',
  'normalize',
  'get',
  'at',
  'valueOf',
  'toJSON',
]);
export const keepingFunctions: ReadonlySet<string> = new Set([
  'String',
  'Number',
  'JSON.parse',
  'decodeURIComponent',
  'structuredClone',
  'Object.fromEntries',
]);

/** Words of what prepares a request or an answer and lets anybody through. Whatever else stands before a handler may check. */
export const harmlessWord =
  /^(?:json|urlencoded|raw|text|cors|helmet|compression|compress|morgan|logger|logging|log|cookie|cookies|body|parser|static|rate|limit|limiter|throttle|slow|down|router|routes?|async|handler|catch|error|errors|timing|id|favicon|upload|multer|express|metrics|trace|tracing|cache|nocache|lambda|with|api|wrap|wrapper|sentry|raven|datadog|newrelic)$/i;

/** Words of functions that refuse who may not, or what is not right. */
export const checkingWord =
  /^(?:auth|authenticate|authenticated|authorize|authorise|session|user|verify|verified|require|ensure|assert|check|validate|valid|guard|token|signature|permission|allow|allowed|protect|login|jwt|parse|safe)$/i;

/** Those of them that may only say who somebody is. */
export const lookUpWord = /^(?:auth|session|user|token|login|jwt)$/i;
