/** Events of the page that a project makes itself: `dispatchEvent(new CustomEvent('tracked', { detail }))`. */
import { isData, isInvocable } from '../../evaluate/kinds.ts';
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { heardBy, textThunk } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation, Target } from '../effect.ts';

/** The scope of their names on the page: what bubbles is heard far from where it was dispatched. */
const DOM = 'dom';
const TARGET = 'EventTarget';
/** Events that browsers make: they say nothing of the project, and messages have channels of their own. */
const ofBrowsers: ReadonlySet<string> = new Set(
  (
    'DOMContentLoaded abort afterprint animationcancel animationend animationiteration animationstart ' +
    'auxclick beforeinput beforeprint beforetoggle beforeunload blur cancel canplay canplaythrough ' +
    'change click close contextmenu copy cuechange cut dblclick drag dragend dragenter dragleave ' +
    'dragover dragstart drop durationchange emptied ended error focus focusin focusout formdata ' +
    'fullscreenchange fullscreenerror gotpointercapture hashchange input invalid keydown keypress ' +
    'keyup load loadeddata loadedmetadata loadend loadstart lostpointercapture message messageerror ' +
    'mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup offline online open ' +
    'orientationchange pagehide pageshow paste pause play playing pointercancel pointerdown ' +
    'pointerenter pointerleave pointermove pointerout pointerover pointerup popstate progress ' +
    'ratechange readystatechange reset resize scroll scrollend seeked seeking select selectionchange ' +
    'selectstart stalled storage submit suspend timeupdate toggle touchcancel touchend touchmove ' +
    'touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection ' +
    'unload visibilitychange volumechange waiting wheel'
  ).split(' '),
);

/** What is told to whoever listens. */
interface Told {
  readonly name: Thunk;
  readonly given: readonly Thunk[];
}

/** What a method does that listens to events of the page, or dispatches one that the project makes. */
export function domEventEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const [first, second] = args;
  if (!first) return [];
  switch (property) {
    case 'addEventListener':
      if (!second || isOfBrowser(first, evaluator)) return [];
      return [
        {
          kind: 'handle',
          channel: first,
          scope: scopeOf(object, evaluator),
          handler: listenerOf(second, evaluator),
          target,
        },
      ];
    case 'dispatchEvent': {
      const scope = scopeOf(object, evaluator);
      const events = host.isHeard(scope) ? alternatives(evaluator.force(first)) : [];
      return events.flatMap(event => {
        const made = madeEvent(event, evaluator);
        return made ? heard(scope, made, target, evaluator, host) : [];
      });
    }
    // jQuery's: what stands behind the name is given to whoever listens.
    case 'on': {
      const handler = args.at(-1);
      if (!second || !handler || !isOfJQuery(object) || isOfBrowser(first, evaluator)) return [];
      return namesIn(first, evaluator).map(channel => ({ kind: 'handle', channel, scope: DOM, handler, target }));
    }
    case 'trigger': {
      if (!second || !isOfJQuery(object) || !host.isHeard(DOM)) return [];
      const list = evaluator.force(second);
      const event: Evaluated = { kind: 'properties', values: new Map([['type', [first]]]), open: true };
      const given = [{ value: event }, ...(list.kind === 'array' ? list.items : [second])];
      return heard(DOM, { name: first, given }, target, evaluator, host);
    }
    default:
      return [];
  }
}

/** `on('opened closed', …)` of jQuery listens to both. */
function namesIn(name: Thunk, evaluator: Evaluator): readonly Thunk[] {
  const text = stringOf(evaluator.force(name));
  return text === undefined ? [name] : text.split(' ').filter(Boolean).map(textThunk);
}

/** A target that the project makes itself hears what is dispatched on it, and nobody else does. */
function scopeOf(object: Evaluated, evaluator: Evaluator): string {
  if (object.kind === 'instance') {
    const { module, id } = object.class;
    const parent = module.facts.classes[id]?.sup;
    const isOwn = parent !== undefined && isGlobal(evaluator.eval(module, parent, null), TARGET);
    return isOwn ? `${DOM} ${module.path}#${id}` : DOM;
  }
  const isOwn = object.kind === 'call' && object.isNew && isGlobal(object.callee, TARGET);
  return isOwn && object.at ? `${DOM} ${object.at.module.path}:${object.at.start}` : DOM;
}

/** A function, or an object that has one as `handleEvent`. */
function listenerOf(listener: Thunk, evaluator: Evaluator): Thunk {
  const value = evaluator.force(listener);
  const handler = isData(value) ? evaluator.member(value, 'handleEvent', undefined, undefined) : undefined;
  return handler && isInvocable(handler) ? { value: handler } : listener;
}

function isOfBrowser(name: Thunk, evaluator: Evaluator): boolean {
  const text = stringOf(evaluator.force(name));
  return text !== undefined && ofBrowsers.has(text);
}

/** Runs whoever listens to a name; where that is for the callers to say, they say it. */
function heard(
  scope: string,
  { name, given }: Told,
  target: Target,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const names = alternatives(evaluator.open(() => evaluator.force(name))).flatMap(one => stringOf(one) ?? []);
  if (names.length === 0) return [{ kind: 'ipc', channel: name, args: given, target }];
  return names.flatMap(one => heardBy(scope, [one], given, host));
}

/** `new CustomEvent(name, { detail })`. */
function madeEvent(value: Evaluated, evaluator: Evaluator): Told | undefined {
  if (value.kind !== 'call' || !value.isNew || !isGlobal(value.callee, 'CustomEvent')) return undefined;
  const [name, options] = value.args;
  const detail = options && evaluator.member(evaluator.force(options), 'detail', value.at, value.at?.module);
  const values = new Map<string, readonly Thunk[]>(detail ? [['detail', [{ value: detail }]]] : []);
  return name && { name, given: [{ value: { kind: 'properties', values, open: true } }] };
}

function isGlobal(value: Evaluated, name: string): boolean {
  return value.kind === 'global' && value.name === name;
}

/** `$(document)`. */
function isOfJQuery(object: Evaluated): boolean {
  if (object.kind !== 'call') return false;
  const { callee } = object;
  if (callee.kind === 'import') return callee.source === 'jquery';
  return callee.kind === 'global' && (callee.name === '$' || callee.name === 'jQuery');
}
