/**
 * How a call in the body of a function concerns the function's callers. `open`: they supply the
 * event, or the person where there is no event. `data`: they supply properties or the person of a
 * fixed event. `thin`: the function does nothing else. `relay`: the function runs what it is given, or
 * sends where it is told; only its callers know whether that is analytics.
 */
export type Concern = 'open' | 'data' | 'thin' | 'relay';

/** A call in the body of a function, as far as it decides what the function is. */
export type Deed =
  /** Nothing that is sent. */
  | { readonly kind: 'other'; readonly isHarmless: boolean }
  /** Runs a parameter of the function. */
  | { readonly kind: 'callback' }
  /** Talks to something that is no vendor; `isNamed`: which is for the callers to say. */
  | { readonly kind: 'address'; readonly isNamed: boolean }
  | {
      readonly kind: 'send';
      /** Letters of code. */
      readonly size: number;
      /** The callers supply the event, or where the request goes. */
      readonly isNamed: boolean;
      /** What else the callers supply: the person that the call is about, or what is said of an event. */
      readonly given: 'person' | 'data' | undefined;
      /** A message to a person. */
      readonly isMessage: boolean;
    };

export interface Conduct {
  readonly name: string;
  /** Letters of code. */
  readonly size: number;
  /** Something can call it by a name: a declaration, a member, not a closure that is read where it stands. */
  readonly isReachable: boolean;
  readonly deeds: readonly Deed[];
}

const wrapperName =
  /track|identif|analytic|event|segment|cio|customer_?io|pageview|screenview|metric|telemetry|capture|reset|alias|subscri|flush|shutdown|supress|suppress|anonym|profile|attribute|\blog|report|sync/i;
/** A function of this name is for analytics, however much it does on the way. */
const strongName =
  /(?:^|[._])_?(?:[Tt]rack|[Ii]dentify|[Aa]lias|[Pp]age(?:[Vv]iew)?|[Ss]creen|[Ll]og_?[Ee]vent|[Ss]end_?(?:[Ee]vent|[Aa]nalytics)|[Rr]eport_?[Ee]vent|[Cc]apture|[Rr]ecord_?[Ee]vent)(?![a-z])/;
/** A function that sends messages to people, by its name. */
const messengerName = /(?:^|[._])_?send(?![a-z])|Send(?![a-z])|[Mm]ail(?!ing)/;
/** How much code beside its sends a function without such a name may hold: a guard, a log line. */
const MAX_SLACK = 200;
const MAX_OTHERS = 8;
const MAX_OTHERS_OF_MESSENGER = 6;
const MAX_OTHERS_OF_THIN = 2;
const MAX_SENDS_OF_THIN = 6;

/**
 * What each call in a function's body means to the function's callers.
 *
 * @returns roles by the index of the deed; a call without one is no matter of theirs
 */
export function rolesOf(conduct: Conduct): ReadonlyMap<number, Concern> {
  const roles = new Map<number, Concern>();
  const personal = new Map<number, Concern>();
  const sends: number[] = [];
  let others = 0;
  let size = 0;
  let messages = 0;
  for (const [index, deed] of conduct.deeds.entries()) {
    switch (deed.kind) {
      case 'other':
        if (!deed.isHarmless) others++;
        break;
      case 'callback':
        roles.set(index, 'relay');
        break;
      case 'address':
        if (deed.isNamed) roles.set(index, 'relay');
        break;
      case 'send':
        sends.push(index);
        size += deed.size;
        if (deed.isNamed) roles.set(index, 'open');
        else if (deed.given) {
          personal.set(index, deed.given === 'person' ? 'open' : 'data');
          if (deed.isMessage) messages++;
        }
        break;
    }
  }
  const { name } = conduct;
  const isSmall = others <= 1 && conduct.size - size <= MAX_SLACK;
  const isMessenger =
    others <= MAX_OTHERS_OF_MESSENGER &&
    messengerName.test(name) &&
    sends.length === personal.size &&
    messages === personal.size;
  // Who only says whom it is about calls a wrapper where that is what the function is for.
  if (isSmall || isMessenger || strongName.test(name) || (wrapperName.test(name) && others <= MAX_OTHERS))
    for (const [index, concern] of personal) roles.set(index, concern);
  const isThin =
    conduct.isReachable &&
    others <= MAX_OTHERS_OF_THIN &&
    sends.length <= MAX_SENDS_OF_THIN &&
    (isSmall || wrapperName.test(name));
  if (isThin) for (const index of sends) if (!roles.has(index)) roles.set(index, 'thin');
  return roles;
}
