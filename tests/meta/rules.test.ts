import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import plugin from '../../lib/index.ts';
import { REPOSITORY_URL } from '../../lib/rule/create-rule.ts';
import { rules } from '../../lib/rules.ts';

const files = readdirSync('rules').map(file => file.replace(/\.ts$/, ''));

function namesIn(folder: string, suffix: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith(suffix))
        .map(file => file.slice(0, -suffix.length))
        .sort()
    : [];
}

describe('every rule', () => {
  it('is exported', () => {
    expect(Object.keys(rules).sort()).toEqual(files.sort());
  });

  it('has a test, and no test is left of a rule that went', () => {
    expect(namesIn('tests/rules', '.test.ts')).toEqual(files.sort());
  });

  it('has a page, and no page is left of a rule that went', () => {
    expect(namesIn('docs/rules', '.md')).toEqual(files.sort());
  });
});

describe.each(Object.entries(rules))('%s', (name, rule) => {
  it('is called as its file', () => {
    expect(rule.name).toBe(name);
  });

  it('says whom to ask for more', () => {
    expect(rule.meta.docs?.url).toBe(`${REPOSITORY_URL}/blob/main/docs/rules/${name}.md`);
  });

  it.each(Object.entries(rule.meta.messages))('speaks in full sentences: %s', (_, message) => {
    expect(message).toMatch(/^(?:[A-Z]|[`'"{])/);
    expect(message).toMatch(/\.$/);
  });

  it('describes itself in a phrase without a period', () => {
    expect(rule.meta.docs?.description).toMatch(/^[A-Z].*[^.]$/);
  });
});

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly uniqueItems?: boolean;
}

/** A schema with all inside of it, by where each stands. */
function inside(schema: Schema, at: string): [at: string, schema: Schema][] {
  const { properties = {}, items, additionalProperties: more } = schema;
  return [
    [at, schema],
    ...Object.entries(properties).flatMap(([name, one]) => inside(one, `${at}.${name}`)),
    ...(items ? inside(items, `${at}[]`) : []),
    ...(typeof more === 'object' ? inside(more, `${at}.*`) : []),
  ];
}

describe('the options of every rule', () => {
  const schemas = Object.entries(rules).flatMap(([name, { meta }]) =>
    [meta.schema].flat().flatMap(schema => inside(schema as Schema, name)),
  );
  const at = (isWrong: (schema: Schema, place: string) => boolean): string[] =>
    schemas.flatMap(([place, schema]) => (isWrong(schema, place) ? [place] : []));

  it('say of each what it is', () => {
    expect(at(schema => Object.keys(schema).length === 0)).toEqual([]);
    expect(at(({ description }, place) => /\.[\w-]+$/.test(place) && !/^[A-Z`].*\.$/.test(description ?? ''))).toEqual(
      [],
    );
  });

  it('take no key that nobody reads', () => {
    expect(
      at(({ type, additionalProperties }) => type === 'object' && (additionalProperties ?? true) === true),
    ).toEqual([]);
  });

  it('take nothing twice', () => {
    expect(at(({ type, uniqueItems }) => type === 'array' && uniqueItems !== true)).toEqual([]);
  });
});

describe('the repository', () => {
  it('has one address', () => {
    const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as { repository: { url: string } };
    expect(repository.url).toBe(`git+${REPOSITORY_URL}.git`);
    expect(readFileSync('.eslint-doc-generatorrc.js', 'utf8')).toContain(REPOSITORY_URL);
  });
});

describe('the configs', () => {
  it('hold rules of the plugin only', () => {
    for (const config of Object.values(plugin.configs).flat()) {
      for (const rule of Object.keys(config.rules ?? {})) {
        expect(rules).toHaveProperty(rule.replace('customerio/', ''));
      }
    }
  });

  it('of platforms hold nothing that recommended does not', () => {
    for (const name of ['browser', 'server', 'mobile'] as const) {
      expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(
        expect.arrayContaining(Object.keys(plugin.configs[name].rules ?? {})),
      );
    }
  });

  it('hold every rule somewhere', () => {
    const held = new Set(
      Object.values(plugin.configs)
        .flat()
        .flatMap(config => Object.keys(config.rules ?? {})),
    );
    expect(Object.keys(rules).filter(name => !held.has(`customerio/${name}`))).toEqual([]);
  });

  it('widen from recommended to strict to all', () => {
    const [recommended, strict, all] = (['recommended', 'strict', 'all'] as const).map(config =>
      Object.keys(plugin.configs[config].rules ?? {}),
    );
    expect(strict).toEqual(expect.arrayContaining(recommended!));
    expect(all).toEqual(expect.arrayContaining(strict!));
  });
});
