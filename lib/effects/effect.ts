import type { MethodSpec } from '../catalog/types.ts';
import type { Endpoints } from './endpoints.ts';
import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';

/** A call expression. */
export interface Target {
  readonly m: Module;
  readonly call: Call;
}

/** A function of a module, or the call that made one, by its place. */
export interface Passed {
  readonly m: Module;
  readonly s: number;
  readonly e: number;
}

/** What running a call does, as far as analytics goes. Arguments wait to be evaluated. */
export type Effect = Way & EffectKind;

export interface Way {
  /** The functions that run on the way to it, each behind the calls that made it, the outermost first. */
  readonly through?: readonly Passed[];
  /** It is told by a message: who makes one that nobody takes sends nothing. */
  readonly told?: true;
  /** The function of another process, or of another script of the page, that takes the message by which it is told. */
  readonly heard?: Passed;
  /** Whoever works a queue off does it, at a time of their own: nobody here waits for it. */
  readonly later?: true;
  /** The function that does it was handed over by its name. */
  readonly handed?: Evaluated;
}

type EffectKind =
  | {
      readonly kind: 'sdk';
      readonly client: EvaluatedOf<'client'>;
      readonly name: string;
      readonly spec: MethodSpec;
      readonly args: readonly Thunk[];
      readonly target: Target;
      /** The callee as the settings declare it, or the package that makes the call of an action. */
      readonly declared?: string;
    }
  | {
      readonly kind: 'http';
      readonly client: string;
      readonly verb?: string;
      readonly base?: Thunk;
      /** Of the instance: they go with each of its requests. */
      readonly headers?: Thunk;
      readonly auth?: Thunk;
      readonly args: readonly Thunk[];
      readonly target: Target;
    }
  | { readonly kind: 'ipc'; readonly channel: Thunk; readonly args: readonly Thunk[]; readonly target: Target }
  /** `scope`: of the channel's name, where it is none of the whole application. */
  | {
      readonly kind: 'handle';
      readonly channel: Thunk;
      readonly scope?: string;
      /** What gives the name, where only the text of it is at hand: who speaks there may write the same. */
      readonly named?: Thunk;
      readonly handler: Thunk;
      readonly target: Target;
    }
  | { readonly kind: 'expose'; readonly name: Thunk; readonly value: Thunk; readonly target: Target };

/** Effects of one kind. */
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** Who hears something, whether or not a call says so. */
export type Hearing = Omit<EffectOf<'handle'>, 'target'>;

/** A call whose callee is known. */
export interface Invocation {
  readonly args: readonly Thunk[];
  /** The call expression that runs the callee. */
  readonly target: Target;
  /** The call expression that was asked for; the target may stand in a function that it runs. */
  readonly site: Target;
  /** The callee is not what the site calls, but what that runs. */
  readonly isInner: boolean;
  /** The callee hears a message: only what that names is sent because of it. */
  readonly hears?: true;
  /** The message is only made. */
  readonly told?: true;
}

/** Something that a call runs on its way: what that does is what the call does. */
export interface Followed {
  readonly kind: 'followed';
  readonly callee: Evaluated;
  readonly args: readonly Thunk[];
  /** It hears a message: what it sends without being told to by that is its own affair. */
  readonly hears?: true;
  /** The message is only made: somebody else has to hand it over. */
  readonly told?: true;
  /** The callee runs in another process, or in another script of the page. */
  readonly isElsewhere?: true;
  /** A job, which is worked off elsewhere. */
  readonly later?: true;
  /** It is handed over by its name. */
  readonly handed?: true;
}

export interface EffectsHost {
  readonly endpoints: Endpoints;
  /** Whether a host that takes analytics calls is named anywhere: if not, no request can be one. */
  readonly namesHosts: boolean;
  /** The functions registered for a channel: of Electron's main process, or of what `scope` names. */
  handlers(channel: string, scope?: string): readonly Evaluated[];
  /** Whether any function is registered for a channel of the scope. */
  isHeard(scope: string): boolean;
}
