/**
 * Argument lists that several SDKs share. Each vendor's file says which of them it takes; the
 * sources are the SDKs' own resolvers of arguments and their type definitions.
 */
import type { Form, MethodSpec, PartName, PartPath } from './types.ts';

type Parts = Form['parts'];

/** What the options argument at `index` holds. */
export type OptionParts = (index: number) => Parts;

/** Options that are read by key; everything else in them becomes context. */
export const browserOptions: OptionParts = index => ({
  options: [index],
  integrations: [index, 'integrations'],
  timestamp: [index, 'timestamp'],
  context: [index, 'context'],
  anonymousId: [index, 'anonymousId'],
});

/** Whoever sends the event may be overridden there. */
const withId =
  (options: OptionParts): OptionParts =>
  index => ({ userId: [index, 'userId'], ...options(index) });

/** What follows the arguments in `parts`: a callback at `next`, or options there and a callback after. */
function ending(when: Form['when'], parts: Parts, next: number, options: OptionParts): readonly Form[] {
  return [
    { when: { ...when, [next]: 'function' }, parts: { ...parts, callback: [next] } },
    { ...(when && { when }), parts: { ...parts, ...options(next), callback: [next + 1] } },
  ];
}

/** `track(event, properties?, options?, callback?)` and `track({event, properties}, options?, callback?)`. */
export function trackForms(options: OptionParts): readonly Form[] {
  return [
    ...ending({ 0: 'object' }, { event: [0, 'event'], properties: [0, 'properties'] }, 1, withId(options)),
    { when: { 1: 'function' }, parts: { event: [0], callback: [1] } },
    ...ending(undefined, { event: [0], properties: [1] }, 2, withId(options)),
  ];
}

/** `id?, traits?, options?, callback?`: an object in the place of the id is the traits. */
function idForms(id: PartName, options: OptionParts): readonly Form[] {
  return [
    { when: { 0: 'function' }, parts: { callback: [0] } },
    ...ending({ 0: 'object' }, { traits: [0] }, 1, options),
    { when: { 1: 'function' }, parts: { [id]: [0], callback: [1] } },
    ...ending(undefined, { [id]: [0], traits: [1] }, 2, options),
  ];
}

/** Arguments taken by their type: the first string is the id, wherever it stands. */
function scanned(id: PartName, options: OptionParts): readonly Form[] {
  return ending({ 0: 'object', 1: 'string' }, { [id]: [1], traits: [0] }, 2, options);
}

export const positionalIdentify = (options: OptionParts): readonly Form[] => idForms('userId', options);

export const scanningIdentify = (options: OptionParts): readonly Form[] => [
  ...scanned('userId', options),
  ...idForms('userId', options),
];

/** `group()` without an argument gives the group and sends nothing. */
const groupGetter: Form = { when: { 0: 'absent', 1: 'absent', 2: 'absent' }, parts: {}, sends: false };

export const positionalGroup = (options: OptionParts): readonly Form[] => [
  groupGetter,
  ...idForms('groupId', withId(options)),
];

export const scanningGroup = (options: OptionParts): readonly Form[] => [
  groupGetter,
  ...scanned('groupId', withId(options)),
  ...idForms('groupId', withId(options)),
];

/** `category?, name?, properties?, options?, callback?`, where one string alone is the name. */
export function pageForms(options: OptionParts): readonly Form[] {
  const named: Parts = { category: [0], name: [1] };
  return [
    { when: { 0: 'absent' }, parts: {} },
    { when: { 0: 'function' }, parts: { callback: [0] } },
    ...ending({ 0: 'object' }, { properties: [0] }, 1, withId(options)),
    { when: { 1: 'string', 2: 'function' }, parts: { ...named, callback: [2] } },
    ...ending({ 1: 'string' }, { ...named, properties: [2] }, 3, withId(options)),
    { when: { 1: 'function' }, parts: { name: [0], callback: [1] } },
    { when: { 1: 'absent' }, parts: { name: [0] } },
    ...ending({ 1: 'object' }, { name: [0], properties: [1] }, 2, withId(options)),
    // One string and something unknown: seldom a category without properties.
    { when: { 0: 'string', 2: 'absent' }, parts: { name: [0], properties: [1] } },
    ...ending(undefined, { ...named, properties: [2] }, 3, withId(options)),
  ];
}

/** `to, from?, options?, callback?`. */
export function aliasForms(options: OptionParts): readonly Form[] {
  return [
    { when: { 1: 'function' }, parts: { userId: [0], callback: [1] } },
    { when: { 1: 'object' }, parts: { userId: [0], ...options(1), callback: [2] } },
    ...ending(undefined, { userId: [0], previousId: [1] }, 2, options),
  ];
}

/** Listeners on links and forms: `elements, event | (element) => event, properties?, options?`. */
const linkForms = (options: OptionParts): readonly Form[] => [
  { parts: { event: [1], properties: [2], ...options(3) } },
];

export const noParts: readonly Form[] = [{ parts: {} }];

/** `load({writeKey, cdnURL?}, options?)` of the package, `load('KEY', options?)` of the snippet. */
export function loadForms(storage: PartName[] = []): readonly Form[] {
  const options: Parts = { options: [1], integrations: [1, 'integrations'] };
  const stored: Parts = Object.fromEntries(storage.map((name): [string, PartPath] => [name, [1, name]]));
  return [
    { when: { 0: 'object' }, parts: { writeKey: [0, 'writeKey'], url: [0, 'cdnURL'], ...options, ...stored } },
    { parts: { writeKey: [0], ...options, ...stored } },
  ];
}

interface BrowserShapes {
  readonly identify: readonly Form[];
  readonly group: readonly Form[];
  readonly load: readonly Form[];
  readonly options: OptionParts;
}

/** The methods that the analytics.js family has in common. */
export function browserMethods({ identify, group, load, options }: BrowserShapes): Record<string, MethodSpec> {
  const link: MethodSpec = { method: 'trackLink', forms: linkForms(options) };
  return {
    load: { method: 'init', forms: load },
    identify: { method: 'identify', forms: identify },
    track: { method: 'track', forms: trackForms(options) },
    page: { method: 'page', forms: pageForms(options) },
    pageview: { method: 'page', forms: noParts },
    screen: { method: 'screen', forms: pageForms(options) },
    group: { method: 'group', forms: group },
    alias: { method: 'alias', forms: aliasForms(options) },
    reset: { method: 'reset', forms: noParts, returns: 'void' },
    setAnonymousId: {
      method: 'setAnonymousId',
      forms: [{ when: { 0: 'absent' }, parts: {}, sends: false }, { parts: { anonymousId: [0] } }],
    },
    register: middlewareOf({ callback: [0] }),
    addSourceMiddleware: middlewareOf({ callback: [0] }),
    addDestinationMiddleware: middlewareOf({ name: [0], callback: [1] }),
    trackLink: link,
    trackClick: link,
    trackForm: link,
    trackSubmit: link,
  };
}

/** Hands over functions, or an object of them, that what is sent passes on its way out. */
export function middlewareOf(parts: Parts): MethodSpec {
  return { method: 'middleware', forms: [{ parts }], returns: 'promise' };
}

const envelope: Parts = {
  userId: [0, 'userId'],
  anonymousId: [0, 'anonymousId'],
  timestamp: [0, 'timestamp'],
  context: [0, 'context'],
  integrations: [0, 'integrations'],
  messageId: [0, 'messageId'],
};

/** The methods that take one payload object, `track({userId, event, properties}, callback?)`. */
export function objectMethods(more: Parts = {}): Record<string, MethodSpec> {
  const forms = (own: Parts): readonly Form[] => [{ parts: { ...envelope, ...own, ...more } }];
  const page = forms({ name: [0, 'name'], category: [0, 'category'], properties: [0, 'properties'] });
  return {
    identify: { method: 'identify', forms: forms({ traits: [0, 'traits'] }) },
    track: { method: 'track', forms: forms({ event: [0, 'event'], properties: [0, 'properties'] }) },
    page: { method: 'page', forms: page },
    screen: { method: 'screen', forms: page },
    group: { method: 'group', forms: forms({ groupId: [0, 'groupId'], traits: [0, 'traits'] }) },
    alias: { method: 'alias', forms: forms({ previousId: [0, 'previousId'] }) },
  };
}

/** The callback that comes after the payload. */
export const withCallback: Parts = { callback: [1] };
