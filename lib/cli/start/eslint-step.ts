import path from 'node:path';

import { relative } from '../../files/listing.ts';
import { exactTextOf } from '../../files/text.ts';
import { packageOf, PLUGIN, useOf, type ConfigUse } from '../eslint-config.ts';
import { isRequiring, lackingIn, languagesFor, newConfig, patchedConfig, type Lacking } from './config-text.ts';
import type { Language } from './languages.ts';
import { indented, stepOf, type Step } from './step.ts';
import type { Surroundings } from './surroundings.ts';

/** What becomes of the configuration of ESLint. */
export function eslintStep(surroundings: Surroundings): Step {
  const { root, endings, isWorkspace, eslint } = surroundings;
  const wanted = { endings, isWorkspace };
  if (eslint.config === undefined) {
    if (eslint.legacy !== undefined) return legacyStep(relative(root, eslint.legacy), newConfig(wanted));
    const file = path.join(root, 'eslint.config.mjs');
    const parsers = languagesFor(wanted).map(({ parsers: [name] }) => name);
    return stepOf({ writings: [{ file, after: newConfig(wanted) }], packages: packagesOf(parsers) });
  }
  const use = useOf(eslint.config);
  const before = exactTextOf(eslint.config);
  const name = relative(root, eslint.config);
  if (use?.plugin === 'on')
    return stepOf({
      words: [`${name} has the plugin already.`],
      packages: packagesOf(parsersIn(use, languagesFor(wanted))),
    });
  const text = before ?? '';
  // Where the configuration of one package is meant, the root is another folder.
  const isOfRoot = path.dirname(eslint.config) === root;
  const lacking = lackingIn(
    { endings, isWorkspace: isWorkspace && isOfRoot },
    use ?? { plugin: 'unknown', packages: new Set(), isOpen: true },
    isRequiring(eslint.config, text),
  );
  const after = before === undefined ? undefined : patchedConfig(eslint.config, before, lacking);
  const packages = packagesOf(lacking.parsers);
  return after === undefined
    ? stepOf({ words: [linesToAdd(name, lacking)], packages })
    : stepOf({ writings: [{ file: eslint.config, before: text, after }], packages });
}

/** What has to be installed, that ESLint runs with the plugin and these parsers. */
function packagesOf(parsers: readonly string[]): string[] {
  return [...new Set(['eslint', PLUGIN, ...parsers.flatMap(each => packageOf(each) ?? [])])];
}

/** Of the parsers that a configuration takes, those for these languages. */
function parsersIn({ packages }: ConfigUse, languages: readonly Language[]): string[] {
  return languages.flatMap(({ parsers }) => parsers.filter(name => packages.has(name)));
}

function legacyStep(name: string, config: string): Step {
  return stepOf({
    words: [
      `${name} is of the kind that ESLint 9 no longer reads, and was left alone. Make a flat one of it with \`npx @eslint/migrate-config ${name}\`, and run this again. It will have this in it:\n\n${indented(config)}`,
    ],
    packages: packagesOf([]),
  });
}

function linesToAdd(name: string, { imports, elements }: Lacking): string {
  return `${name} is not a list that is written out, and was left alone. Add these lines to its imports and to the end of its list:\n\n${indented([...imports, '', ...elements].join('\n'))}`;
}
