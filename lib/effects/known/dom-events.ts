/** Events of the page that a project makes itself: `dispatchEvent(new CustomEvent('tracked', { detail }))`. */
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { heardBy } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

/** The scope of their names: what bubbles is heard far from where it was dispatched. */
const DOM = 'dom';
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

/** What is dispatched: its name, and the event as whoever listens gets it. */
interface Made {
  readonly name: Thunk;
  readonly event: Evaluated;
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
      return second && !isOfBrowser(first, evaluator)
        ? [{ kind: 'handle', channel: first, scope: DOM, handler: second, target }]
        : [];
    case 'dispatchEvent':
      return host.isHeard(DOM)
        ? alternatives(evaluator.force(first)).flatMap(event => {
            const made = madeEvent(event, evaluator);
            return made ? told(made.name, [{ value: made.event }], { target }, evaluator, host) : [];
          })
        : [];
    // jQuery's: what stands behind the name is given to whoever listens.
    case 'on':
      return second && isOfJQuery(object) && !isOfBrowser(first, evaluator)
        ? [{ kind: 'handle', channel: first, scope: DOM, handler: args.at(-1) ?? second, target }]
        : [];
    case 'trigger': {
      if (!second || !isOfJQuery(object) || !host.isHeard(DOM)) return [];
      const list = evaluator.force(second);
      const given = list.kind === 'array' ? list.items : [second];
      const event: Evaluated = { kind: 'properties', values: new Map([['type', [first]]]), open: true };
      return told(first, [{ value: event }, ...given], { target }, evaluator, host);
    }
    default:
      return [];
  }
}

function isOfBrowser(name: Thunk, evaluator: Evaluator): boolean {
  const text = stringOf(evaluator.force(name));
  return text !== undefined && ofBrowsers.has(text);
}

/** Runs whoever listens to a name; where that is for the callers to say, they say it. */
function told(
  name: Thunk,
  given: readonly Thunk[],
  { target }: Pick<Invocation, 'target'>,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const names = alternatives(evaluator.open(() => evaluator.force(name))).flatMap(one => stringOf(one) ?? []);
  if (names.length === 0) return [{ kind: 'ipc', channel: name, args: given, target }];
  return names.flatMap(one => heardBy(DOM, [one], given, host));
}

/** `new CustomEvent(name, { detail })`. */
function madeEvent(value: Evaluated, evaluator: Evaluator): Made | undefined {
  if (value.kind !== 'call' || !value.isNew || !isGlobal(value.callee, 'CustomEvent')) return undefined;
  const [name, options] = value.args;
  const detail = options && evaluator.member(evaluator.force(options), 'detail', value.at, value.at?.module);
  const values = new Map<string, readonly Thunk[]>(detail ? [['detail', [{ value: detail }]]] : []);
  return name && { name, event: { kind: 'properties', values, open: true } };
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
