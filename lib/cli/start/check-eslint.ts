import path from 'node:path';

import { relative } from '../../files/listing.ts';
import { foldersFrom } from '../../files/workspaces.ts';
import type { Project } from '../../project/project.ts';
import { eslintConfigIn, legacyConfigIn, packageOf, PLUGIN, useOf, type ConfigUse } from '../eslint-config.ts';
import { checkOf, COMMAND, counted, type Check, type Trouble } from './check.ts';
import { languagesOf, type Language } from './languages.ts';
import { installCommand, installedVersion, isSupported, type Surroundings } from './surroundings.ts';

/** Whether ESLint reports where the calls are: it is there, and each configuration around a call has the plugin and a parser. */
export function checkEslint(surroundings: Surroundings, project: Project): Check {
  const { root } = surroundings;
  const byConfig = filesByConfig(project);
  const configs = [...byConfig.keys()].filter(config => config !== undefined);
  const uses = configs.map(config => ({ config, use: useOf(config), files: byConfig.get(config) ?? [] }));
  const named = (config: string): string => relative(root, config);
  const ons = uses.filter(({ use }) => use?.plugin === 'on').map(({ config }) => `${named(config)} has the plugin`);
  return checkOf('eslint', {
    facts: [...versionFacts(surroundings), ...ons],
    troubles: [
      ...installTroubles(surroundings),
      ...unlinted(root, byConfig.get(undefined) ?? [], surroundings),
      ...absentPackages(
        surroundings,
        uses.map(({ use }) => use),
      ),
      ...uses.flatMap(({ config, use, files }) => configTroubles(named(config), use, files)),
    ],
    notes: uses.flatMap(({ config, use, files: [file] }) =>
      use?.plugin === 'unknown' && file !== undefined ? [unseen(named(config), use, file)] : [],
    ),
  });
}

/** Files with calls, by the configuration that ESLint would take for them. */
function filesByConfig(project: Project): Map<string | undefined, string[]> {
  const sites = project.calls().filter(({ inTest }) => !inTest);
  const byConfig = new Map<string | undefined, string[]>();
  for (const file of new Set(sites.map(call => call.file))) {
    const folders = foldersFrom(path.dirname(path.join(project.root, file)));
    const config = folders.map(eslintConfigIn).find(each => each !== undefined);
    byConfig.set(config, [...(byConfig.get(config) ?? []), file]);
  }
  return byConfig;
}

function versionFacts({ eslint: { version } }: Surroundings): string[] {
  return version === undefined ? [] : [`ESLint ${version}`];
}

function installTroubles(surroundings: Surroundings): Trouble[] {
  const { version } = surroundings.eslint;
  const troubles: Trouble[] = [];
  if (version === undefined)
    troubles.push({ message: 'ESLint is not installed here.', remedy: installCommand(surroundings, ['eslint']) });
  else if (!isSupported(version))
    troubles.push({
      message: `ESLint is ${version}, and the plugin takes 9.22 and later.`,
      remedy: installCommand(surroundings, ['eslint@latest']),
    });
  if (installedVersion(surroundings.root, PLUGIN) === undefined)
    troubles.push({
      message: 'The plugin is not installed here, so that a configuration cannot import it.',
      remedy: installCommand(surroundings, [PLUGIN]),
    });
  return troubles;
}

function unlinted(root: string, files: readonly string[], { eslint: { legacy } }: Surroundings): Trouble[] {
  const [first] = files;
  if (first === undefined) return [];
  const old = legacy ?? legacyConfigIn(root);
  return [
    {
      message: `No eslint.config.* stands above ${counted(files.length, 'file')} with calls, such as ${first}.${old === undefined ? '' : ` ${relative(root, old)} is of the kind that ESLint 9 no longer reads.`}`,
      remedy: old === undefined ? `${COMMAND} init` : `npx @eslint/migrate-config ${relative(root, old)}`,
    },
  ];
}

function configTroubles(config: string, use: ConfigUse | undefined, files: readonly string[]): Trouble[] {
  if (!use) return [{ message: `${config} cannot be read.`, remedy: `Mend ${config}.` }];
  if (use.plugin === 'off')
    return [
      {
        message: `${config} does not have the plugin, so that ${counted(files.length, 'file')} with calls ${files.length === 1 ? 'is' : 'are'} linted without it.`,
        remedy: `${COMMAND} init`,
      },
    ];
  const lacking = languagesOf(files).filter(({ parsers }) => !parsers.some(name => use.packages.has(name)));
  return use.isOpen ? [] : lacking.map(language => unparsed(config, language));
}

/** Packages that configurations import, and that are not there. */
function absentPackages(surroundings: Surroundings, uses: readonly (ConfigUse | undefined)[]): Trouble[] {
  const names = new Set(uses.flatMap(use => [...(use?.packages ?? [])]).flatMap(each => packageOf(each) ?? []));
  // These are told of by themselves.
  for (const known of ['eslint', PLUGIN]) names.delete(known);
  const absent = [...names].filter(name => installedVersion(surroundings.root, name) === undefined);
  return absent.length === 0
    ? []
    : [
        {
          message: `ESLint's configuration imports ${absent.join(', ')}, which ${absent.length === 1 ? 'is' : 'are'} not installed here.`,
          remedy: installCommand(surroundings, absent),
        },
      ];
}

function unparsed(config: string, { title, line }: Language): Trouble {
  return {
    message: `${config} has no parser for ${title}, so that ESLint leaves such files out or cannot read them.`,
    remedy: line,
  };
}

function unseen(config: string, { packages }: ConfigUse, file: string): Trouble {
  return {
    message: `Whether ${config} has the plugin is not known: it is read and not run, and takes ${[...packages].join(', ')}.`,
    remedy: `npx eslint --print-config ${file} | grep customerio/`,
  };
}
