/** What starts a campaign that is written down in YAML or JSON. */
import { yamlFault, yamlParser } from '../../files/yaml.ts';

import type * as Yaml from 'yaml';

import { blanked } from '../../text/blank.ts';
import { otherTriggers } from './words.ts';

type Range = readonly [number, number];
type YamlModule = typeof Yaml;

/** An event that starts a campaign. */
export interface EventTrigger {
  readonly text: string;
  readonly range: Range;
  /** The file says that it is an event; otherwise it may be a segment, a form, a date. */
  readonly isSaid: boolean;
}

export interface Trigger {
  /** `identify`: by every identify call. `attributes`: whenever any attribute is written. `named`: by a name of the options. */
  readonly kind: 'identify' | 'attributes' | 'named';
  /** As it is written. */
  readonly text: string;
  readonly range: Range;
}

/** A text without any of these names no trigger. */
export const campaignText = /trigger|event_?name/i;

const triggerKeys =
  /^(?:campaign_)?(?:triggers?|trigger_(?:event|type|on|by|name)|triggered_(?:by|on)|entry_?(?:trigger|event)|start_?(?:trigger|event|on)|trigger(?:Event|Type|On|By|Name)|triggered(?:By|On))$/;
/** Keys of a trigger that say what it is. */
const kindKeys =
  /^(?:type|kind|event|events|event_?name|name|on|when|call|method|source|trigger|any|any_of|or|anyOf)$/i;
/** Keys whose value is the name of an event. */
const eventKeys = /^(?:events?|event_?names?|(?:campaign_)?(?:trigger|entry|start)_?event(?:_?name)?)$/i;
/** Keys that narrow it down to some calls. */
const narrowingKeys =
  /^(?:filters?|conditions?|condition_?groups?|where|match(?:es)?|criteria|rules|segments?|segment_?ids?|trigger_?segment_?ids|filter_?segment_?ids|audience|if|only_?if|changed_?from|from|to|becomes|equals?|values?|operator|new_?value)$/i;
const attributeKeys = /^(?:attributes?|attribute_?name|traits?|field|property)$/i;
const repeatKeys =
  /^(?:frequency|re_?-?entry|re_?-?entries|re_?-?enter|repeat|recurrence|once|once_per_(?:person|profile|user|customer))$/i;

const identifyName =
  /^(?:on_|every_|each_|any_|all_)*(?:(?:user|customer|person|profile|contact|segment|cdp|api|analytics)_)?identify(?:_(?:calls?|events?|requests?|received|api))?$/;
const attributesName =
  /^(?:on_|every_|each_|any_|all_)*(?:(?:user|customer|person|profile|contact)_)?(?:attributes?|traits?)_(?:updated?|updates|changed?|changes|any_change)$/;

/** That somebody is written, where it is no name of an event of the team's own. */
const personName =
  /^(?:on_|every_|each_|any_|all_)*(?:user|customer|person|profile|contact|people)_(?:updated?|updates|changed?|changes)$/;

/**
 * The triggers that every identify call or every write of an attribute sets off.
 *
 * @param format in JSON, comments are let pass
 * @param names further names that stand for such a trigger, as they are written
 */
export function readTriggers(source: string, format: 'yaml' | 'json', names: readonly string[]): Trigger[] {
  return readWith(source, format, names).triggers;
}

/** The events that start the campaigns of a file, each place once. */
export function readEventTriggers(source: string, format: 'yaml' | 'json'): EventTrigger[] {
  return readWith(source, format, []).events;
}

function readWith(source: string, format: 'yaml' | 'json', names: readonly string[]): TriggerReader {
  const text = format === 'json' ? withoutComments(source) : source;
  const yaml = yamlParser();
  const reader = new TriggerReader(yaml, new Set(names.map(normal)));
  if (yamlFault(text)) return reader;
  for (const document of yaml.parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })) {
    if ('contents' in document && document.contents) reader.visit(document.contents, document as Yaml.Document);
  }
  return reader;
}

function isOfEvents(key: string): boolean {
  return eventKeys.test(key) || /name$|^call$|^method$/i.test(key);
}

class TriggerReader {
  readonly triggers: Trigger[] = [];
  readonly events: EventTrigger[] = [];
  readonly #yaml: YamlModule;
  readonly #names: ReadonlySet<string>;
  readonly #seen = new Set<unknown>();

  constructor(yamlModule: YamlModule, names: ReadonlySet<string>) {
    this.#yaml = yamlModule;
    this.#names = names;
  }

  /** Looks for maps that have a trigger, at any depth. */
  visit(node: unknown, document: Yaml.Document): void {
    const { isMap, isSeq, isPair } = this.#yaml;
    const inner = this.#resolve(node, document);
    if (!inner || this.#seen.has(inner)) return;
    this.#seen.add(inner);
    if (isSeq(inner)) for (const item of inner.items) this.visit(item, document);
    if (!isMap(inner)) return;
    const pairs = inner.items.filter(pair => isPair(pair));
    const isOnce = pairs.some(pair => isRestricted(keyOfPair(pair), scalarOf(this.#resolve(pair.value, document))));
    const isNarrow = this.#isNarrow(pairs, document);
    // `type: event` with `event_name: identify` beside it, as the API of Customer.io gives campaigns.
    const isEventCampaign = pairs.some(
      pair =>
        /^(?:type|trigger_?type)$/i.test(keyOfPair(pair)) && scalarOf(this.#resolve(pair.value, document)) === 'event',
    );
    for (const pair of pairs) {
      const key = keyOfPair(pair);
      const isTrigger = triggerKeys.test(key) || (isEventCampaign && /^event_?name$/i.test(key));
      if (isTrigger && !isOnce && !isNarrow) this.#judge(pair.value, document, isOfEvents(key));
      if (isTrigger) this.#readEvents(pair.value, document, eventKeys.test(key) || isEventCampaign);
      this.visit(pair.value, document);
    }
  }

  /** @param isEvent - what stands there is the name of an event */
  #judge(node: unknown, document: Yaml.Document, isEvent: boolean): void {
    const { isMap, isSeq, isScalar } = this.#yaml;
    const inner = this.#resolve(node, document);
    if (isSeq(inner)) for (const item of inner.items) this.#judge(item, document, isEvent);
    if (isScalar(inner)) this.#take(inner, isEvent);
    if (!isMap(inner)) return;
    const pairs = inner.items;
    if (
      this.#isNarrow(pairs, document) ||
      pairs.some(pair => isRestricted(keyOfPair(pair), scalarOf(this.#resolve(pair.value, document))))
    )
      return;
    for (const pair of pairs) {
      const key = keyOfPair(pair);
      if (kindKeys.test(key)) this.#judge(pair.value, document, isEvent || isOfEvents(key));
    }
  }

  /** The names of events in what starts a campaign; `isSaid` where a key around them says that they are. */
  #readEvents(node: unknown, document: Yaml.Document, isSaid: boolean): void {
    const { isMap, isSeq, isScalar } = this.#yaml;
    const inner = this.#resolve(node, document);
    if (isSeq(inner)) for (const item of inner.items) this.#readEvents(item, document, isSaid);
    if (isScalar(inner)) this.#takeEvent(inner, isSaid);
    if (!isMap(inner)) return;
    const isEvent = inner.items.some(
      pair =>
        /^(?:type|kind)$/i.test(keyOfPair(pair)) &&
        /^(?:on_)?event$/i.test(String(scalarOf(this.#resolve(pair.value, document)) ?? '')),
    );
    for (const pair of inner.items) {
      const key = keyOfPair(pair);
      if (eventKeys.test(key) || (isEvent && /^name$/i.test(key))) this.#readEvents(pair.value, document, true);
      else if (/^(?:any|any_of|anyOf|or|on|when|trigger)$/.test(key))
        this.#readEvents(pair.value, document, isSaid || isEvent);
    }
  }

  #takeEvent(scalar: Yaml.Scalar, isSaid: boolean): void {
    if (typeof scalar.value !== 'string' || !scalar.range || scalar.value.trim() === '') return;
    const name = normal(scalar.value);
    if (identifyName.test(name) || attributesName.test(name) || otherTriggers.has(name)) return;
    if (!isSaid && personName.test(name)) return;
    const [start, end] = scalar.range;
    if (!this.events.some(({ range }) => range[0] === start))
      this.events.push({ text: scalar.value, range: [start, end], isSaid });
  }

  #take(scalar: Yaml.Scalar, isEvent: boolean): void {
    if (typeof scalar.value !== 'string' || !scalar.range) return;
    const name = normal(scalar.value);
    const kind = this.#names.has(name)
      ? 'named'
      : identifyName.test(name)
        ? 'identify'
        : attributesName.test(name) || (!isEvent && personName.test(name))
          ? 'attributes'
          : undefined;
    const [start, end] = scalar.range;
    if (kind && !this.triggers.some(({ range }) => range[0] === start))
      this.triggers.push({ kind, text: scalar.value, range: [start, end] });
  }

  /** Whether a condition leaves only some of the calls: a filter, a segment, one attribute. */
  #isNarrow(pairs: readonly Yaml.Pair[], document: Yaml.Document): boolean {
    return pairs.some(pair => {
      const key = keyOfPair(pair);
      const value = this.#resolve(pair.value, document);
      if (narrowingKeys.test(key)) return !isEmpty(this.#yaml, value);
      return (
        attributeKeys.test(key) &&
        !isEmpty(this.#yaml, value) &&
        !/^(?:\*|any|all)$/i.test(String(scalarOf(value) ?? ''))
      );
    });
  }

  #resolve(node: unknown, document: Yaml.Document): unknown {
    return this.#yaml.isAlias(node) ? node.resolve(document) : node;
  }
}

function keyOfPair(pair: Yaml.Pair): string {
  return String(scalarOf(pair.key) ?? '');
}

function scalarOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'value' in node ? (node as Yaml.Scalar).value : undefined;
}

function isEmpty({ isCollection }: YamlModule, node: unknown): boolean {
  if (isCollection(node)) return node.items.length === 0;
  const value = scalarOf(node);
  return value === undefined || value === null || value === '' || value === false;
}

/** Each person enters once: it does not matter how often the trigger comes. */
function isRestricted(key: string, value: unknown): boolean {
  if (!repeatKeys.test(key)) return false;
  if (/^once/i.test(key)) return value === true;
  return (
    value === false ||
    (typeof value === 'string' && /^(?:once|never|none|no|one[_ -]?time|single|first|once[_ -].*)$/i.test(value))
  );
}

function normal(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** JSON with comments: they are blanked out, strings are not. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\r\n]|\\.)*"?|\/\/[^\r\n]*|\/\*(?:[^*]|\*+[^*/])*(?:\*+\/)?/g, match =>
    match.startsWith('"') ? match : blanked(match),
  );
}
