/** The file with the project's settings: a new one, or a key more in one that there is. */
import { isObject, parseStrictJson } from '../../files/json.ts';
import type { Settings } from '../../settings.ts';

/** As the package is installed; editors follow it. */
const SCHEMA = './node_modules/eslint-plugin-customerio/dist/settings.schema.json';

export function newSettings(settings: Pick<Settings, 'forwarded'>): string {
  return `${JSON.stringify({ $schema: SCHEMA, ...settings }, null, 2)}\n`;
}

/** The text with these settings in it; undefined where it holds what would be lost, such as comments. */
export function extendedSettings(text: string, settings: Pick<Settings, 'forwarded'>): string | undefined {
  const { value, fault } = parseStrictJson(text);
  if (fault || !isObject(value)) return undefined;
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const end = text.endsWith('\n') ? '\n' : '';
  return JSON.stringify({ ...value, ...settings }, null, indent) + end;
}

/**
 * A manifest with these settings under `customerio`; undefined where writing it would change its form elsewhere. Package
 * managers write it in the form that is kept.
 */
export function extendedManifest(text: string, settings: Pick<Settings, 'forwarded'>): string | undefined {
  const { value, fault } = parseStrictJson(text);
  const known = isObject(value) ? value['customerio'] : undefined;
  if (fault || !isObject(value) || !isObject(known)) return undefined;
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const end = text.endsWith('\n') ? '\n' : '';
  const written = (manifest: object): string => JSON.stringify(manifest, null, indent) + end;
  return written(value) === text ? written({ ...value, customerio: { ...known, ...settings } }) : undefined;
}
