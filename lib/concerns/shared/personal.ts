import { methodCallOf } from '../../calls/values/calls.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { Origin, Value } from '../../reading.ts';

/** What a value says of a person, and where it says so. */
export interface Personal {
  /** As it is called in the code: `user.email`. */
  readonly name: string;
  readonly kind: string;
  readonly origin: Origin | undefined;
}

/** By kind: names that end in these words hold it, whoever owns them. */
const endings: readonly (readonly [string, string])[] = [
  ['email', 'an e-mail address'],
  ['email address', 'an e-mail address'],
  ['mail address', 'an e-mail address'],
  ['phone', 'a phone number'],
  ['phone number', 'a phone number'],
  ['mobile number', 'a phone number'],
  ['msisdn', 'a phone number'],
  ['first name', "a person's name"],
  ['firstname', "a person's name"],
  ['last name', "a person's name"],
  ['lastname', "a person's name"],
  ['full name', "a person's name"],
  ['fullname', "a person's name"],
  ['given name', "a person's name"],
  ['family name', "a person's name"],
  ['surname', "a person's name"],
  ['birthday', 'a date of birth'],
  ['birthdate', 'a date of birth'],
  ['birth date', 'a date of birth'],
  ['date of birth', 'a date of birth'],
  ['dob', 'a date of birth'],
  ['ssn', 'an identity number'],
  ['social security number', 'an identity number'],
  ['passport number', 'an identity number'],
  ['iban', 'an account number'],
  ['card number', 'an account number'],
  ['ip address', 'an IP address'],
  ['ip', 'an IP address'],
  ['ip addr', 'an IP address'],
  ['street address', 'an address'],
  ['street', 'an address'],
  ['postcode', 'an address'],
  ['postal code', 'an address'],
  ['zip code', 'an address'],
  ['home address', 'an address'],
];

/** `user.name` is a person's name, `product.name` is not. */
const people: ReadonlySet<string> = new Set([
  'user',
  'customer',
  'contact',
  'person',
  'subscriber',
  'member',
  'patient',
  'guest',
  'recipient',
  'employee',
  'invitee',
]);
const ownedByPeople: ReadonlySet<string> = new Set(['name', 'username', 'display name', 'nickname']);

/** `isEmail`, `hasPhone` and the like decide something and hold nothing. */
const deciding: ReadonlySet<string> = new Set([
  'is',
  'has',
  'can',
  'should',
  'did',
  'was',
  'with',
  'no',
  'use',
  'show',
  'send',
  'enable',
  'allow',
  'require',
]);
/** Methods that give the same text in another dress. */
const dressing: ReadonlySet<string> = new Set([
  'trim',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'toLocaleLowerCase',
  'normalize',
  'replace',
  'replaceAll',
  'slice',
  'substring',
  'concat',
]);

const emailLike = /(?<=[\w.+-])@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i;
const phoneLike = /(?:^|[^\w])\+\d[\d ()-]{8,}\d/;

export interface PersonalOptions {
  /** Further names that hold personal data. */
  readonly also?: readonly string[];
  /** Names that do not, in this project. */
  readonly ignore?: readonly string[];
}

/** The personal data that becomes a part of a text, each once. */
export function personalIn(value: Value, options: PersonalOptions): readonly Personal[] {
  return alternativesOf(value).flatMap(one => partsWith(one, options, 0));
}

function partsWith(value: Value, options: PersonalOptions, depth: number): readonly Personal[] {
  if (depth > 8) return [];
  switch (value.kind) {
    case 'literal': {
      const kind =
        typeof value.value !== 'string'
          ? undefined
          : emailLike.test(value.value)
            ? 'an e-mail address'
            : phoneLike.test(value.value)
              ? 'a phone number'
              : undefined;
      return kind ? [{ name: kind, kind, origin: value.origin }] : [];
    }
    case 'template': {
      const fixed = value.parts.map(part => (typeof part === 'string' ? part : '*')).join('');
      const kind = emailLike.test(fixed) ? 'an e-mail address' : undefined;
      return [
        ...(kind ? [{ name: kind, kind, origin: value.origin }] : []),
        ...value.parts.flatMap(part => (typeof part === 'string' ? [] : partsWith(part, options, depth + 1))),
      ];
    }
    case 'union':
      return value.of.flatMap(one => partsWith(one, options, depth + 1));
    case 'operation':
      return value.operator === '+' ? value.operands.flatMap(one => partsWith(one, options, depth + 1)) : [];
    case 'call': {
      const method = methodCallOf(value);
      if (!method || !dressing.has(method.name)) return [];
      return partsWith(method.object, options, depth + 1).map(found => ({ ...found, origin: value.origin }));
    }
    case 'parameter':
      return named([value.name, ...value.path].filter(Boolean), value.origin, options);
    case 'member':
      return named([...ownerOf(value.object), value.property], value.origin, options);
    default:
      return [];
  }
}

/** The name of what a member is taken from, as far as it has one. */
function ownerOf(value: Value): readonly string[] {
  switch (value.kind) {
    case 'parameter':
      return [value.path.at(-1) ?? value.name];
    case 'member':
      return [value.property];
    case 'global':
    case 'import':
      return [value.name];
    default:
      return [];
  }
}

function named(
  path: readonly string[],
  origin: Origin | undefined,
  { also = [], ignore = [] }: PersonalOptions,
): readonly Personal[] {
  const last = path.at(-1);
  if (last === undefined || ignore.includes(last)) return [];
  const name = path.slice(-2).join('.');
  const words = wordsOf(last);
  if (also.includes(last)) return [{ name, kind: 'personal data', origin }];
  if (deciding.has(words[0] as string)) return [];
  const text = words.join(' ');
  const ending = endings.find(([run]) => text === run || text.endsWith(` ${run}`));
  if (ending) return [{ name, kind: ending[1], origin }];
  const owner = path.at(-2);
  const isOwned = owner !== undefined && people.has(wordsOf(owner).at(-1) as string) && ownedByPeople.has(text);
  return isOwned ? [{ name, kind: "a person's name", origin }] : [];
}
