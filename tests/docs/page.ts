/** Reads the code blocks of a page, by the convention of CONTRIBUTING.md ("Examples are tests"). */

export interface Example {
  /** The nearest heading above and the line of the fence, to tell failures apart. */
  readonly title: string;
  readonly expected: 'incorrect' | 'correct';
  readonly filename: string;
  readonly code: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Other files of the example's project, by path. */
  readonly files: Readonly<Record<string, string>>;
}

const EXPECTATIONS = new Set(['incorrect', 'correct']);
const KNOWN_KEYS = new Set(['filename', 'file', 'options', 'settings']);
/** Blocks of these must say what to expect. JSON and YAML may also stand for something else, and are linted if they do. */
const LINTED_LANGUAGES = new Set([
  'js',
  'jsx',
  'mjs',
  'cjs',
  'ts',
  'tsx',
  'mts',
  'cts',
  'vue',
  'svelte',
  'astro',
  'html',
  'liquid',
  'mjml',
]);

interface Fence {
  readonly language: string;
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** ```` ```ts incorrect filename="a.ts" options='[{"b": 1}]' ```` without the backticks. */
function parseInfo(info: string, where: string): Fence {
  const [language = '', ...rest] = info.match(/[\w-]+=(?:"[^"]*"|'[^']*')|\S+/g) ?? [];
  const words: string[] = [];
  const values: Record<string, string> = {};
  for (const item of rest) {
    const [, key, quoted] = /^([\w-]+)=(.+)$/.exec(item) ?? [];
    if (key === undefined || quoted === undefined) {
      words.push(item);
    } else if (KNOWN_KEYS.has(key)) {
      values[key] = quoted.slice(1, -1);
    } else {
      throw new Error(`${where}: unknown \`${key}\` in the fence.`);
    }
  }
  return { language, words, values };
}

function parseJson(text: string | undefined, what: string, where: string): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new Error(`${where}: ${what} is not JSON: ${text}`, { cause: error });
  }
}

/** A pair of blocks of a codemod's page: what it is given, and what comes of it. */
export interface BeforeAndAfter {
  readonly title: string;
  readonly filename: string;
  readonly before: string;
  /** By path; the file itself and others that change or are made. */
  readonly after: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The pairs of a codemod's page. `before` takes the keys of an example; `after` stands below it, alone for the same
 * file, or with `file="…"` for another one.
 */
export function readPairs(text: string, pageName: string): BeforeAndAfter[] {
  const pairs: BeforeAndAfter[] = [];
  for (const { heading, where, language, words, values, code, files } of blocksOf(text, pageName)) {
    if (words.includes('before')) {
      pairs.push({
        title: `${heading} (${where})`,
        filename: values.filename ?? `src/example.${language}`,
        before: code,
        after: {},
        options: (parseJson(values.options, 'options', where) ?? {}) as Record<string, unknown>,
        settings: (parseJson(values.settings, 'settings', where) ?? {}) as Record<string, unknown>,
        files,
      });
    } else if (words.includes('after')) {
      const pair = pairs.at(-1);
      if (!pair) {
        throw new Error(`${where}: an \`after\` without a \`before\`.`);
      }
      pairs[pairs.length - 1] = { ...pair, after: { ...pair.after, [values.file ?? pair.filename]: code } };
    } else if (LINTED_LANGUAGES.has(language) && values.file === undefined && !words.includes('config')) {
      throw new Error(`${where}: say \`before\`, \`after\`, \`config\` or \`file="…"\` in the fence.`);
    }
  }
  return pairs;
}

/**
 * @param text the text of the page
 * @param pageName for messages
 * @throws if a fence breaks the convention, a JavaScript block that is neither expectation nor file included
 */
export function readExamples(text: string, pageName: string): Example[] {
  const examples: Example[] = [];
  for (const { heading, where, language, words, values, code, files } of blocksOf(text, pageName)) {
    const expected = words.find(word => EXPECTATIONS.has(word));
    if (expected === 'incorrect' || expected === 'correct') {
      examples.push({
        title: `${heading} (${where}, ${expected})`,
        expected,
        filename: values.filename ?? `src/example.${language}`,
        code,
        options: (parseJson(values.options, 'options', where) ?? []) as unknown[],
        settings: (parseJson(values.settings, 'settings', where) ?? {}) as Record<string, unknown>,
        files,
      });
    } else if (LINTED_LANGUAGES.has(language) && values.file === undefined && !words.includes('config')) {
      throw new Error(`${where}: say \`incorrect\`, \`correct\`, \`config\` or \`file="…"\` in the fence.`);
    }
  }
  return examples;
}

interface Block extends Fence {
  readonly heading: string;
  /** Page and line of the fence. */
  readonly where: string;
  readonly code: string;
  /** The files that the section has named so far, by path. */
  readonly files: Readonly<Record<string, string>>;
}

function blocksOf(text: string, pageName: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let heading = '';
  let files: Record<string, string> = {};

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^#+ /.test(line)) {
      heading = line.replace(/^#+ /, '');
      files = {};
      continue;
    }
    const [, marker, info] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (marker === undefined || info === undefined) {
      continue;
    }
    const where = `${pageName}:${index + 1}`;
    const end = lines.indexOf(marker, index + 1);
    if (end === -1) {
      throw new Error(`${where}: the code block has no end.`);
    }
    const code = `${lines.slice(index + 1, end).join('\n')}\n`;
    index = end;
    const fence = parseInfo(info.trim(), where);
    if (fence.values.file !== undefined && !fence.words.includes('after')) {
      files = { ...files, [fence.values.file]: code };
    }
    blocks.push({ ...fence, heading, where, code, files });
  }
  return blocks;
}
