/** Functions that are given the whole request and do nothing but read what the client sent: of h3, micro, raw-body and helpers of gateways. */
export const readingFunctions: ReadonlySet<string> = new Set([
  'readBody',
  'readRawBody',
  'getQuery',
  'getRouterParam',
  'getRouterParams',
  'readFormData',
  'buffer',
  'getRawBody',
  'getBody',
  'parseBody',
]);
