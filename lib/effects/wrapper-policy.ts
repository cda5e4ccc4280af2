/**
 * How a call in the body of a function concerns the function's callers. `open`: they supply the
 * event, or the person where there is no event. `data`: they supply properties or the person of a
 * fixed event. `thin`: the function does nothing else. `relay`: the function runs what it is given, or
 * sends where it is told; only its callers know whether that is analytics.
 */
export type Concern = 'open' | 'data' | 'thin' | 'relay';

/** What a call beside the sends of a function is for. */
export type Purpose =
  /** Gives the receiver or an argument of a send. */
  | 'supply'
  /** Is asked in a condition. */
  | 'guard'
  /** Tells the developers, or deals with a failure. */
  | 'log'
  /** Says when and how often a send is made, or waits for it. */
  | 'timing'
  /** Runs a function that was handed over. */
  | 'callback'
  /** Reads what a send was answered with. */
  | 'answer'
  /** Tells another vendor the same. */
  | 'analytics'
  /** Makes something ready before a send: it takes nothing, and gives nothing. */
  | 'preparation'
  /** Anything else: what the function is for. */
  | 'work';

/** A call in the body of a function, as far as it decides what the function is. */
export type Deed =
  | { readonly kind: 'other'; readonly purpose: Purpose }
  /** Calls a parameter of the function, or a method of one. */
  | { readonly kind: 'given'; readonly purpose: Purpose }
  /** Talks to something that its callers name. */
  | { readonly kind: 'address' }
  | {
      readonly kind: 'send';
      /** The callers supply the event, or where the request goes. */
      readonly isNamed: boolean;
      /** What else they supply: the person that the call is about, or what is said of an event. */
      readonly given: 'person' | 'data' | undefined;
      /** The function finds out itself whom it is about, or what is said: in a loop, from a listener, by a look-up. */
      readonly isFound: boolean;
    };

/** What a function does. */
export interface Conduct {
  readonly deeds: readonly Deed[];
  /** It gives its callers something of its own, such as markup. */
  readonly givesValue: boolean;
  /** Something can call it by a name: it is no closure, which is read where it stands. */
  readonly isReachable: boolean;
  /** It stands where no call is reported: whatever else it does, only at its callers can be seen what it sends. */
  readonly isUnseen: boolean;
}

/**
 * What each call in a function's body means to the function's callers. A function is a wrapper of a call if they
 * supply the name of its event, or if it does nothing but send. What it is called, and how long it is, says nothing.
 *
 * @returns roles by the index of the deed; a call without one is no matter of theirs
 */
export function rolesOf(conduct: Conduct): ReadonlyMap<number, Concern> {
  const roles = new Map<number, Concern>();
  const work = conduct.isUnseen ? undefined : workOf(conduct);
  for (const [index, deed] of conduct.deeds.entries()) {
    const role = roleOf(deed, work, conduct.isReachable);
    if (role) roles.set(index, role);
  }
  return roles;
}

/** Why a function that sends is no wrapper of what it sends: the deed by its index, or what it gives its callers. */
export type Hindrance =
  | { readonly why: 'work' | 'preparation' | 'found'; readonly deed: number }
  | { readonly why: 'value' }
  /** It is a closure of a fixed event, which is read where it stands. */
  | { readonly why: 'closure' };

/** @returns undefined for a function that sends nothing, or is a wrapper of a send */
export function hindranceOf(conduct: Conduct): Hindrance | undefined {
  const { deeds, givesValue } = conduct;
  const roles = rolesOf(conduct);
  const sends = [...deeds.keys()].filter(index => deeds[index]?.kind === 'send');
  if (sends.length === 0 || sends.some(index => roles.has(index))) return undefined;
  const first = (why: 'work' | 'preparation' | 'found', test: (deed: Deed) => boolean): Hindrance[] => {
    const deed = deeds.findIndex(test);
    return deed < 0 ? [] : [{ why, deed }];
  };
  const [hindrance] = [
    ...first('work', deed => isOther(deed) && deed.purpose === 'work'),
    ...first('found', isFound),
    ...(givesValue ? [{ why: 'value' } as const] : []),
    ...first('preparation', deed => isOther(deed) && deed.purpose === 'preparation'),
  ];
  return hindrance ?? { why: 'closure' };
}

/**
 * Whether calling a function is no work of its own: it notes, logs and waits, runs what it is given, or tells other
 * vendors.
 */
export function isHarmless({ deeds, givesValue }: Conduct): boolean {
  return !givesValue && deeds.every(deed => isOther(deed) && deed.purpose !== 'work' && deed.purpose !== 'preparation');
}

/** The sends that a message to the function decides, whatever else it does. */
export function heardOf({ deeds }: Conduct): readonly number[] {
  return [...deeds.keys()].filter(index => {
    const deed = deeds[index];
    return deed?.kind === 'send' && (deed.isNamed || deed.given === 'person');
  });
}

/** Whether a function runs what it is given, or hands it to others that do. */
export function isRunner({ deeds }: Conduct): boolean {
  return deeds.some(deed => isOther(deed) && deed.purpose === 'callback');
}

/** What is done beside the sends; a function that finds out itself whom a fixed event is about does more than send. */
function workOf({ deeds, givesValue }: Conduct): 'work' | 'preparation' | undefined {
  if (givesValue || deeds.some(deed => (isOther(deed) ? deed.purpose === 'work' : isFound(deed)))) return 'work';
  return deeds.some(deed => isOther(deed) && deed.purpose === 'preparation') ? 'preparation' : undefined;
}

function isOther(deed: Deed): deed is Extract<Deed, { readonly purpose: Purpose }> {
  return deed.kind === 'other' || deed.kind === 'given';
}

function isFound(deed: Deed): boolean {
  return deed.kind === 'send' && deed.isFound && !deed.isNamed;
}

function roleOf(deed: Deed, work: ReturnType<typeof workOf>, isReachable: boolean): Concern | undefined {
  if (deed.kind !== 'send') return deed.kind === 'other' ? undefined : 'relay';
  if (deed.isNamed) return 'open';
  if (work === 'work') return undefined;
  // What is made ready has nothing to do with the person that the callers tell of.
  if (deed.given === 'person') return 'open';
  if (work === 'preparation') return undefined;
  if (deed.given === 'data') return 'data';
  return isReachable ? 'thin' : undefined;
}
