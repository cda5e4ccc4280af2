import { UsageError } from './codemod.ts';

/**
 * Options as they come from a command line: by commander in camelCase, by jscodeshift as they were written.
 * One value or several.
 */
export type RawOptions = Readonly<Record<string, unknown>>;

function optionOf(options: RawOptions, name: string): unknown {
  const camel = name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return options[name] ?? options[camel];
}

export function textOption(options: RawOptions, name: string): string | undefined {
  const value = optionOf(options, name);
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw new UsageError(`--${name} takes one text; it was given as ${JSON.stringify(value)}.`);
  }
  return value;
}

/** An expression for a file, without the `!` at its end where the file is not TypeScript. */
export function expressionIn(file: string, expression: string): string {
  return /\.[cm]?tsx?$/.test(file) ? expression : expression.replace(/!$/, '');
}

export function listOption(options: RawOptions, name: string): readonly string[] {
  const value = optionOf(options, name);
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map(String);
}

export function flagOption(options: RawOptions, name: string): boolean {
  const value = optionOf(options, name);
  return value === true || value === 'true';
}

export function choiceOption<Choice extends string>(
  options: RawOptions,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice | undefined {
  const value = textOption(options, name);
  if (value !== undefined && !choices.includes(value as Choice)) {
    throw new UsageError(`--${name} is one of ${choices.join(', ')}; it was given as "${value}".`);
  }
  return value as Choice | undefined;
}
