/** Packages whose export `noop` does nothing, whatever it is given. */
export const noOpPackages: ReadonlySet<string> = new Set([
  'lodash',
  'lodash-es',
  'underscore',
  'rxjs',
  'jquery',
  'angular',
  '@vueuse/core',
  '@vueuse/shared',
  'es-toolkit',
]);

/** Modules whose only export does nothing. */
export const noOpModules: ReadonlySet<string> = new Set([
  'lodash/noop',
  'lodash/noop.js',
  'lodash-es/noop',
  'lodash-es/noop.js',
  'lodash.noop',
  'noop3',
]);
