import { lastOf } from '../evaluate/known/composing.ts';
import { componentFileOf } from '../evaluate/known/file-components.ts';
import { keptFrame } from '../evaluate/kept.ts';
import { isInvocable, isResidual } from '../evaluate/kinds.ts';
import { emitterOf, listening } from '../effects/known/emitters.ts';
import { storedIn, storing } from '../evaluate/known/async-storage.ts';
import { DISPATCHERS, takesDispatch } from '../evaluate/known/react-tracking.ts';
import { alternatives, isGated, stringOf } from '../evaluate/value.ts';
import { holdsHost } from '../effects/addresses.ts';
import { bagOf } from './bags.ts';
import { Components } from './components.ts';
import { functionKey } from '../effects/body.ts';
import { elementIn } from '../effects/elements.ts';
import { forwardedBy } from './forwarding.ts';
import { handlersIn } from './handlers.ts';
import { wordOf } from '../effects/known/action-types.ts';
import { isOfCarried } from '../effects/known/carried.ts';
import { heardByMiddleware } from '../effects/known/actions.ts';
import { ANY } from '../effects/known/channels.ts';
import { declaredHandlers } from '../effects/known/declared-handlers.ts';
import { ANSWERING, makesAnswer, RENDERER } from '../effects/known/electron.ts';
import { documentsFor, MUTATIONS } from '../effects/known/graphql.ts';
import { emitterModule } from '../effects/known/emitters.ts';
import { busModule } from '../effects/known/own-bus.ts';
import { Exporting } from './exporting.ts';
import { captures, functionOf, handsToKeeper, keeps, keepsWhatItGets } from './keeping.ts';
import { hearingOf, isHearing, middlewareIn } from './middleware.ts';
import { Hanging } from './hanging.ts';
import { Implementing } from './implementing.ts';
import { Interest } from './interest.ts';
import { Providing } from './providing.ts';
import { originsOf } from './origin.ts';
import { placeOf, placeOfInvocable, placeOfThunk } from './places.ts';
import { globalWritesOf } from './global-writes.ts';
import { Putting } from './putting.ts';
import { registerReplaced } from './replacing.ts';
import { channelKey, parameterKey } from './registry.ts';

import type { Component, Element } from '../effects/elements.ts';
import type { Endpoints } from '../effects/endpoints.ts';
import type { Effect, EffectOf, Hearing } from '../effects/effect.ts';
import type { Effects } from '../effects/effects.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Call, Expr, Type } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Parts } from '../calls/parts.ts';
import type { Importers } from './exporting.ts';
import type { Frameworks } from './frameworks.ts';
import type { Registry } from './registry.ts';
import type { Sources } from './sources.ts';
import type { Terms } from './terms.ts';

/** Where what is registered leads to. */
export interface Findings {
  readonly terms: Terms;
  /** Has a file read, whatever it names. */
  admit(file: string): void;
}

/** Arguments of these kinds can lead to a client, or to its host. */
const handedOn: ReadonlySet<Expr['k']> = new Set<Expr['k']>([
  ...(['ref', 'mem', 'call', 'this', 'as', 'cls', 'fn', 'obj', 'or', 'idx', 'lit', 'tpl'] as const),
]);

/**
 * What an argument is to the function that gets it. `bound`: what leads to a client without being called is the
 * parameter, wherever it is read. `kept`: what has to be called first is the caller's affair, unless the function
 * keeps it for others; so is an object, but for the clients in it. `address`: requests to it may send.
 */
type Way = 'bound' | 'kept' | 'address';

const wayByKind: ReadonlyMap<Evaluated['kind'], Way> = new Map<Evaluated['kind'], Way>([
  ...(['client', 'instance', 'method', 'namespace'] as const).map(kind => [kind, 'bound'] as const),
  ...(['object', 'properties', 'merge', 'function', 'class', 'bound', 'sdk-export', 'maker'] as const).map(
    kind => [kind, 'kept'] as const,
  ),
  ...(['literal', 'template'] as const).map(kind => [kind, 'address'] as const),
]);

/** An argument that leads to a client. */
interface Handed {
  readonly index: number;
  readonly value: Evaluated;
  readonly way: Way;
  readonly place: string;
  /** Whether the call itself sends nothing: then it is no caller's affair. */
  readonly isIdle: () => boolean;
}

interface RegistrarParts {
  readonly evaluator: Evaluator;
  readonly effects: Effects;
  readonly registry: Registry;
  readonly endpoints: Endpoints;
  readonly frameworks: Frameworks;
  readonly sources: Sources;
  readonly parts: Parts;
}

/** Takes what a module offers to others: exports, channels, globals, contexts, implementers. */
export class Registrar {
  readonly #evaluator: Evaluator;
  readonly #effects: Effects;
  readonly #registry: Registry;
  readonly #endpoints: Endpoints;
  readonly #sources: Sources;
  readonly #forwarding: Parameters<typeof forwardedBy>[0];
  readonly #interest: Interest;
  readonly #exporting: Exporting;
  readonly #implementing: Implementing;
  readonly #providing: Providing;
  readonly #hanging: Hanging;
  readonly #putting: Putting;
  readonly #components: Components;

  constructor({ evaluator, effects, registry, endpoints, frameworks, sources, parts }: RegistrarParts) {
    this.#sources = sources;
    this.#forwarding = { evaluator, effects, endpoints, parts };
    this.#endpoints = endpoints;
    this.#evaluator = evaluator;
    this.#effects = effects;
    this.#registry = registry;
    this.#interest = new Interest(evaluator, effects, registry);
    this.#exporting = new Exporting({ evaluator, registry, endpoints, frameworks, sources, interest: this.#interest });
    this.#implementing = new Implementing(evaluator, registry, this.#interest);
    this.#providing = new Providing(evaluator, registry, this.#interest);
    this.#hanging = new Hanging({ evaluator, registry, interest: this.#interest, providing: this.#providing, sources });
    this.#putting = new Putting({ evaluator, registry, interest: this.#interest });
    this.#components = new Components({ evaluator, registry, interest: this.#interest, sources });
  }

  register(module: Module, findings: Findings): Importers {
    const { facts } = module;
    for (const [name, type] of Object.entries(facts.globalTypes))
      this.#registerGlobalType(module, name, type, findings);
    this.#implementing.register(module, findings);
    this.#providing.register(module, findings);
    this.#hanging.register(module, findings);
    registerReplaced(
      module,
      { evaluator: this.#evaluator, interest: this.#interest, registry: this.#registry },
      findings,
    );
    this.#putting.register(module, findings);
    this.#components.register(module, findings);
    this.#registerGlobals(module, findings);
    this.#registerEndpoints(module, findings);
    const importers = this.#exporting.register(module, findings);
    this.#registerMiddleware(module, findings);
    for (const heard of declaredHandlers(module, this.#evaluator)) this.#registerHandler(heard, findings);
    this.#registerDocuments(module, findings);
    for (const call of facts.calls) {
      const element = elementIn(module, call);
      if (element) this.#registerElement(module, element, findings);
      if (!call.jsx) {
        for (const effect of this.#effects.ofCall(module, call, null)) this.#registerEffect(effect, findings);
        this.#registerArguments(module, call, findings);
        this.#registerDispatcher(module, call, findings);
        this.#registerRendered(module, call, findings);
        this.#registerListener(module, call, findings);
        this.#registerStored(module, call, findings);
      }
    }
    return importers;
  }

  /** Handlers that forward what they get: requests to their paths are analytics calls. */
  #registerEndpoints(module: Module, { terms }: Findings): void {
    for (const handler of handlersIn(this.#evaluator, module, this.#sources.inPackage(module.path)))
      for (const endpoint of forwardedBy(this.#forwarding, handler)) {
        const markers = this.#endpoints.add(handler.path, endpoint, handler.isEnd);
        this.#registry.noteEndpoint();
        for (const marker of markers ?? []) terms.addText(marker);
        if (markers) this.#registry.noteGrowth();
      }
  }

  #registerGlobalType(module: Module, name: string, type: Type, { terms }: Findings): void {
    const written = { module, type, frame: null };
    this.#registry.addGlobalType(name, written);
    const value = this.#evaluator.typeValue(written);
    if (value && this.#interest.leads(value, 3)) terms.addWord(name);
  }

  #registerGlobals(module: Module, { terms }: Findings): void {
    for (const { n: name, x } of globalWritesOf(module.facts)) {
      const value = this.#evaluator.eval(module, x, null);
      if (!this.#interest.leads(value, 3)) continue;
      this.#registry.add(name.includes('.') ? 'within' : 'exposed', name, value, placeOf(module, x.s));
      terms.addWord(name.slice(name.lastIndexOf('.') + 1));
    }
  }

  #registerEffect(effect: Effect, findings: Findings): void {
    if (effect.kind === 'handle') this.#registerHandler(effect, findings);
    else if (effect.kind === 'expose') this.#registerExposed(effect, findings);
  }

  #registerMiddleware(module: Module, findings: Findings): void {
    for (const id of middlewareIn(module.facts)) {
      const handler: Evaluated = { kind: 'function', module, id, frame: null };
      this.#registerHandler(heardByMiddleware(handler), findings);
    }
  }

  #registerHandler({ channel: name, scope, handler: thunk, named = name }: Hearing, { terms, admit }: Findings): void {
    const names = alternatives(this.#evaluator.open(() => this.#evaluator.force(name)));
    const channels = names.flatMap(one => stringOf(one) ?? []);
    const handler = this.#evaluator.force(thunk);
    const last = lastOf(handler, this.#evaluator);
    if (channels.length === 0 || !(isOfCarried(scope) || this.#isHearing(last, scope))) return;
    const place = 'value' in thunk ? placeOfInvocable(last) : placeOfThunk(thunk);
    const { types = channels, words } = channels.includes(ANY)
      ? hearingOf(this.#evaluator, this.#effects, handler, scope)
      : { words: channels.map(wordOf) };
    for (const type of types) this.#registry.add('channels', channelKey(type, scope), handler, place);
    this.#registry.add('channels', scope ?? ANSWERING, handler, place);
    // Who sends to a channel of Electron's may have its name from others.
    if (scope === undefined) terms.addWord(RENDERER);
    for (const word of words) terms.addWord(word);
    const bus = busModule(scope) ?? emitterModule(scope);
    if (bus !== undefined) admit(bus);
    for (const origin of 'expr' in named ? originsOf(this.#evaluator, named) : [])
      terms.addNameFrom(origin.name, this.#sources.specifierEnds(origin.module.path));
  }

  /** Whether something that hears on a channel sends because of that. */
  #isHearing(handler: Evaluated, scope: string | undefined): boolean {
    if (!isInvocable(handler)) return false;
    return this.#interest.leads(handler, 0) || (scope !== undefined && isHearing(this.#effects, handler));
  }

  #registerExposed(effect: EffectOf<'expose'>, { terms }: Findings): void {
    const name = stringOf(this.#evaluator.force(effect.name));
    const value = this.#evaluator.force(effect.value);
    if (name === undefined) return;
    this.#registry.add('exposed', name, value, placeOfThunk(effect.value));
    for (const member of this.#interest.leadingMembers(value, 4)) terms.addWord(member);
  }

  /** What a component, or the provider of a context, is given. */
  #registerElement(module: Module, { x, properties, s }: Element, findings: Findings): void {
    const element = this.#elementOf(module, x, properties, findings);
    const component = componentIn(element);
    if (element.kind === 'context') {
      const given = this.#evaluator.eval(module, properties, null);
      const value = this.#evaluator.member(given, 'value', undefined, module);
      if (this.#interest.leads(value, 3)) this.#registry.add('contexts', element.id, value, placeOf(module, s));
    } else if (component && properties.k === 'obj')
      this.#components.give(component, properties, module, placeOf(module, s), findings);
    else if (element.kind === 'parameter' && properties.k === 'obj')
      this.#components.giveTaken(element, properties, module, placeOf(module, s), findings);
  }

  /** A module that seemed unrelated is read after all where something that leads to a client is handed to it. */
  #elementOf(module: Module, x: Expr, properties: Expr, { admit }: Findings): Evaluated {
    const element = this.#evaluator.eval(module, x, null);
    const origin = element.kind === 'member' ? element.object : element;
    if (origin.kind !== 'import' || !origin.gated) return element;
    if (!this.#interest.leads(this.#evaluator.eval(module, properties, null), 3)) return element;
    const opened = this.#evaluator.open(() => this.#evaluator.eval(module, x, null));
    if (opened.at) admit(opened.at.module.path);
    return opened;
  }

  /** A module that makes an emitter has to be read where a listener is kept that sends: others may speak to it. */
  #registerListener(module: Module, { x, a: [, listener] }: Call, { admit }: Findings): void {
    if (x.k !== 'mem' || !listening.has(x.p) || !listener) return;
    const kept = this.#evaluator.eval(module, listener, null);
    if (kept.kind !== 'parameter' && !this.#interest.leads(kept, 0)) return;
    const object = this.#evaluator.open(() => this.#evaluator.eval(module, x.o, null));
    for (const one of alternatives(object)) {
      const home = emitterOf(one, this.#evaluator) && (one.kind === 'instance' ? one.class : one.at)?.module;
      if (home) admit(home.path);
    }
  }

  /** Who sends a document of GraphQL names it, and not what it asks for. */
  #registerDocuments(module: Module, { terms }: Findings): void {
    if (!this.#registry.has('channels', MUTATIONS)) return;
    const isHeard = (field: string): boolean => this.#registry.has('channels', channelKey(field, MUTATIONS));
    for (const name of documentsFor(module, this.#evaluator, isHeard)) terms.addWord(name);
  }

  /** `storage.run({ analytics }, next)`: what all that runs because of it gets by `storage.getStore()`. */
  #registerStored(module: Module, { x, a: [given], s }: Call, { terms }: Findings): void {
    if (x.k !== 'mem' || !storing.has(x.p) || !given) return;
    const storage = this.#evaluator.eval(module, x.o, null);
    if (storage.kind !== 'context') return;
    const value = this.#evaluator.eval(module, given, null);
    if (!storedIn(this.#evaluator, value).some(one => this.#interest.leads(one, 3))) return;
    this.#registry.add('contexts', storage.id, value, placeOf(module, s));
    terms.addWord('getStore');
  }

  /** `children({ track })`: whoever gives a component its children names a member of what they get. */
  #registerRendered(module: Module, { x, a: [given] }: Call, { terms }: Findings): void {
    if (!given) return;
    const callee = this.#evaluator.eval(module, x, null);
    if (callee.kind !== 'parameter' || callee.path.length !== 1) return;
    for (const name of this.#interest.leadingMembers(this.#evaluator.eval(module, given, null), 2)) terms.addWord(name);
  }

  /** `track(data, { dispatch })` of react-tracking. */
  #registerDispatcher(module: Module, call: Call, { terms }: Findings): void {
    const options = call.a[1];
    if (!options || !takesDispatch(this.#evaluator.eval(module, call.x, null))) return;
    const given = this.#evaluator.eval(module, options, null);
    const dispatch = this.#evaluator.member(given, 'dispatch', undefined, module);
    if (!this.#interest.leads(dispatch, 0)) return;
    this.#registry.add('contexts', DISPATCHERS, dispatch, placeOf(module, call.s));
    terms.addWord('useTracking');
    terms.addWord('trackEvent');
    terms.addWord('dispatchOnMount');
  }

  /** Clients and wrappers handed to a function whose parameter has no type that tells. */
  #registerArguments(module: Module, call: Call, findings: Findings): void {
    if (!call.a.some(({ k }) => handedOn.has(k))) return;
    const near = alternatives(this.#evaluator.eval(module, call.x, null));
    if (!near.some(mayReceive)) return;
    const mayKeep = near.some(one => isGated(one) || keepsWhatItGets(this.#evaluator, one));
    let callee: readonly Evaluated[] | undefined;
    const isIdle = (): boolean => this.#effects.ofCall(module, call, null).length === 0;
    for (const [index, argument] of call.a.entries()) {
      if (!handedOn.has(argument.k)) continue;
      const value = this.#evaluator.eval(module, argument, keptFrame(this.#evaluator, module, argument, null));
      const way = this.#wayOf(value, mayKeep);
      if (!way) continue;
      // What is done with it has to be read, whatever the module there names.
      callee ??= alternatives(this.#evaluator.open(() => this.#evaluator.eval(module, call.x, null)));
      for (const one of callee)
        if (one.kind === 'function' || one.kind === 'class')
          this.#registerArgument(one, { index, value, way, place: placeOf(module, call.s), isIdle }, findings);
    }
  }

  /** How a value that leads to a client is handed over. */
  #wayOf(value: Evaluated, mayKeep: boolean): Way | undefined {
    const ways = new Set(
      alternatives(value)
        .flatMap(one => this.#kindsOf(one))
        .map(kind => wayByKind.get(kind)),
    );
    if (ways.has('address') && holdsHost(this.#evaluator, value, this.#endpoints)) return 'address';
    if (ways.has('bound')) return this.#interest.leads(value, 2) ? 'bound' : undefined;
    if (!ways.has('kept')) return undefined;
    return (mayKeep && this.#interest.leads(value, 2)) || this.#bagOf(value) ? 'kept' : undefined;
  }

  #bagOf(value: Evaluated): Evaluated | undefined {
    const isClient = (one: Evaluated): boolean =>
      alternatives(one).some(({ kind }) => wayByKind.get(kind) === 'bound') && this.#interest.leads(one, 2);
    return bagOf(this.#evaluator, value, isClient);
  }

  /** By itself, or by the type of the way to it. */
  #kindsOf(value: Evaluated): Evaluated['kind'][] {
    const typed = isResidual(value) && value.type ? this.#evaluator.typeValue(value.type) : undefined;
    return [value.kind, ...(typed ? alternatives(typed).map(({ kind }) => kind) : [])];
  }

  #registerArgument(
    { kind, module, id }: EvaluatedOf<'function' | 'class'>,
    { index, value, way, place, isIdle }: Handed,
    { admit }: Findings,
  ): void {
    const fn = functionOf({ kind, module, id });
    if (fn === undefined) {
      if (way !== 'kept') admit(module.path);
      return;
    }
    const isKept = way === 'kept' && (keeps(module, fn) || handsToKeeper(this.#evaluator, module, fn));
    // Who runs what is made with it names no event: that is named where it is called.
    const isCaptured =
      way === 'kept' && !isKept && isIdle() && captures(module, fn, index) && this.#interest.holdsTold(value, 2);
    if (way === 'kept' && makesAnswer(this.#evaluator, module, fn)) admit(module.path);
    const bound = way === 'bound' ? value : way === 'kept' && !isKept ? this.#bagOf(value) : undefined;
    if (way !== 'address' && !isKept && !isCaptured && !bound) return;
    admit(module.path);
    const key = parameterKey(functionKey(module, fn), index);
    if (bound) this.#registry.add('arguments', key, bound, place);
    if (isKept) this.#registry.hand(module.path, key, value, place);
    if (isCaptured) this.#registry.add('captured', key, value, place);
  }
}

function componentIn(element: Evaluated): Component | undefined {
  const file = componentFileOf(element);
  if (file) return { kind: 'namespace', module: file };
  return element.kind === 'function' || element.kind === 'class' ? element : undefined;
}

/** A function of the project, or something of a module that is not read yet. */
function mayReceive(callee: Evaluated): boolean {
  return callee.kind === 'function' || callee.kind === 'class' || isGated(callee);
}
