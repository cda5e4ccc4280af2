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

/** Packages that only code of a platform has which ends, or freezes, a function when it has answered. */
export const platformPackages =
  /^(?:@vercel\/(?:node|functions|analytics|speed-insights)|@netlify\/functions|(?:@types\/)?aws-lambda|aws-cdk-lib|serverless(?:-http)?|sst|@vendia\/serverless-express|firebase-functions|@google-cloud\/functions-framework|@azure\/functions|@cloudflare\/workers-types|wrangler|@opennextjs\/.+|@sveltejs\/adapter-(?:auto|vercel|netlify|cloudflare.*)|@remix-run\/(?:vercel|cloudflare.*|netlify|architect)|nuxt|@astrojs\/(?:vercel|netlify|cloudflare))$/;
/** Files that configure such a platform. */
export const platformConfigurations = [
  'vercel.json',
  'netlify.toml',
  'wrangler.toml',
  'wrangler.json',
  'wrangler.jsonc',
  'serverless.yml',
  'serverless.ts',
  'firebase.json',
  'sst.config.ts',
] as const;
