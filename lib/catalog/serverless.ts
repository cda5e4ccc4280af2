/** Platforms that end or freeze a function when it has answered: how their functions are made. Sources: their docs and types. */

/** Packages whose exports are given such a function, `onRequest(handler)`, `app.http('name', { handler })`. */
export const servingPackages: readonly RegExp[] = [
  /^firebase-functions(?:\/|$)/,
  /^@google-cloud\/functions-framework$/,
  /^@azure\/functions$/,
  /^@netlify\/functions$/,
  /^(?:https:\/\/deno\.land\/std|jsr:@std\/http|@std\/http)/,
];

/** Packages whose types only such functions have. */
export const servedTypePackages: ReadonlySet<string> = new Set([
  'aws-lambda',
  '@types/aws-lambda',
  '@vercel/node',
  '@netlify/functions',
  '@azure/functions',
  '@cloudflare/workers-types',
]);

/** What a module of Cloudflare Workers exports by default holds. */
export const workerMethods: ReadonlySet<string> = new Set(['fetch', 'scheduled', 'queue', 'email', 'tail']);
