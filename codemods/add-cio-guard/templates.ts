/** New helper modules for projects in which no module owns a client of Customer.io. */

export const templateNames = ['browser', 'cioanalytics', '_cio', 'react-native', 'node'] as const;
export type TemplateName = (typeof templateNames)[number];

/** The function of the module apart by which those that identify tell it. */
export const NOTE_NAME = 'noteCioUser';

/** Stands in a template for a type that is left out in JavaScript. */
const TYPE = /⟨([^⟨⟩]*)⟩/g;

/**
 * The text of a new module that exports the guarded helper.
 *
 * @param helperName what the helper is called
 */
export function helperTemplate(name: TemplateName, isTypeScript: boolean, helperName: string): string {
  return templates[name]
    .replace(TYPE, (_whole, type: string) => (isTypeScript ? type : ''))
    .replaceAll('trackCioEvent', () => helperName)
    .replace(/^\n/, '');
}

const state = `// Whom Customer.io knows at this moment; null while nobody is logged in. An event that is sent for nobody
// can make a person of its own there, without an e-mail address.
let identifiedUserId⟨: string | null⟩ = null;`;

const trackComment = `/**
 * Sends an event to Customer.io for the person who is identified, and nothing for anybody else.
 * It goes by the same client that identifies, so the event meets the same person.
 */`;

const templates: Readonly<Record<TemplateName, string>> = {
  browser: `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

let client⟨: AnalyticsBrowser | null⟩ = null;
${state}

/** Call once, when the page starts. People in the EU region give cdnURL 'https://cdp-eu.customer.io' as well. */
export function loadCio(settings⟨: { writeKey: string; cdnURL?: string }⟩)⟨: void⟩ {
  client ??= AnalyticsBrowser.load(settings);
}

/** Call on log-in, and when the page starts with somebody logged in. */
export function identifyCioUser(userId⟨: string⟩, traits⟨: { email: string } & Record<string, unknown>⟩)⟨: void⟩ {
  if (!client) {
    return;
  }
  client.identify(userId, traits);
  identifiedUserId = userId;
}

/** Call on log-out. */
export function forgetCioUser()⟨: void⟩ {
  client?.reset();
  identifiedUserId = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  if (!client || !identifiedUserId) {
    return;
  }
  client.track(event, properties);
}
`,

  cioanalytics: `
⟨declare global {
  interface Window {
    // Put there by the snippet of Customer.io's JavaScript source.
    cioanalytics?: {
      identify(userId: string, traits: Record<string, unknown>): unknown;
      track(event: string, properties?: object): unknown;
      reset(): unknown;
    };
  }
}

⟩${state}

/** Call on log-in, and when the page starts with somebody logged in. */
export function identifyCioUser(userId⟨: string⟩, traits⟨: { email: string } & Record<string, unknown>⟩)⟨: void⟩ {
  if (!window.cioanalytics) {
    return;
  }
  window.cioanalytics.identify(userId, traits);
  identifiedUserId = userId;
}

/** Call on log-out. */
export function forgetCioUser()⟨: void⟩ {
  window.cioanalytics?.reset();
  identifiedUserId = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  if (!window.cioanalytics || !identifiedUserId) {
    return;
  }
  window.cioanalytics.track(event, properties);
}
`,

  _cio: `
⟨declare global {
  interface Window {
    // Put there by the classic snippet. It queues calls until the script has loaded, all but reset.
    _cio?: {
      identify(attributes: { id: string } & Record<string, unknown>): void;
      track(event: string, properties?: object): void;
      reset?(): void;
    };
  }
}

⟩${state}

/** Call on log-in, and when the page starts with somebody logged in. */
export function identifyCioUser(userId⟨: string⟩, attributes⟨: { email: string } & Record<string, unknown>⟩)⟨: void⟩ {
  if (!window._cio) {
    return;
  }
  window._cio.identify({ ...attributes, id: userId });
  identifiedUserId = userId;
}

/** Call on log-out. */
export function forgetCioUser()⟨: void⟩ {
  window._cio?.reset?.();
  identifiedUserId = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  if (!window._cio || !identifiedUserId) {
    return;
  }
  window._cio.track(event, properties);
}
`,

  'react-native': `
import { CustomerIO } from 'customerio-reactnative';

${state}

/** Call on log-in, and when the app starts with somebody logged in; CustomerIO.initialize comes before. */
export function identifyCioUser(userId⟨: string⟩, traits⟨: { email: string } & Record<string, unknown>⟩)⟨: void⟩ {
  CustomerIO.identify({ userId, traits });
  identifiedUserId = userId;
}

/** Call on log-out. */
export function forgetCioUser()⟨: void⟩ {
  CustomerIO.clearIdentify();
  identifiedUserId = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  if (!identifiedUserId) {
    return;
  }
  CustomerIO.track(event, properties);
}
`,

  node: `
import { AsyncLocalStorage } from 'node:async_hooks';
import { TrackClient } from 'customerio-node';

// The person of the request at hand. A server serves many at once, so no variable of the module can hold them.
const identifiedUser = new AsyncLocalStorage⟨<string>⟩();
let client⟨: TrackClient | null⟩ = null;

/** Call once, when the server starts. */
export function loadCio(siteId⟨: string⟩, trackApiKey⟨: string⟩)⟨: void⟩ {
  client ??= new TrackClient(siteId, trackApiKey);
}

/** Runs a request's work in the name of a person: the id that Customer.io identifies them by, not a hash of it. */
export function asCioUser⟨<Result>⟩(userId⟨: string⟩, run⟨: () => Result⟩)⟨: Result⟩ {
  return identifiedUser.run(userId, run);
}

/**
 * Sends an event to Customer.io for the person in whose name the code runs, and nothing for anybody else: an
 * event for nobody can make a person of its own there, without an e-mail address.
 */
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  const userId = identifiedUser.getStore();
  if (!client || !userId) {
    return;
  }
  client.track(userId, { name: event, data: properties }).catch((error⟨: unknown⟩) => {
    console.warn('Customer.io did not take the event', event, error);
  });
}
`,
};

/**
 * The text of a module that is told who is identified, by whichever client.
 *
 * @param helperName what the helper is called
 * @param reset the client's method that forgets the person, with `?` if it may be missing
 * @param isNotedWhenMade the client is noted before it knows anybody
 */
export function apartTemplate(
  isTypeScript: boolean,
  helperName: string,
  reset: string,
  isNotedWhenMade = false,
): string {
  return (isNotedWhenMade ? apartFromStart : apart)
    .replace(TYPE, (_whole, type: string) => (isTypeScript ? type : ''))
    .replaceAll('RESET', () => reset)
    .replaceAll('CALL', () => reset.replace('?', '?.'))
    .replaceAll('trackCioEvent', () => helperName)
    .replace(/^\n/, '');
}

const apart = `
⟨interface Client {
  track(event: string, properties?: object): unknown;
  RESET(): unknown;
}

⟩// Whom Customer.io knows at this moment, and by which client; null while nobody is logged in. An event that is sent
// for nobody can make a person of its own there, without an e-mail address.
let identified⟨: { client: Client; userId: string } | null⟩ = null;

/** Call behind every identify, with the client that was told. */
export function ${NOTE_NAME}(client⟨: Client | null | undefined⟩, userId⟨: string | null | undefined⟩)⟨: void⟩ {
  identified = client && userId ? { client, userId } : null;
}

/** Call on log-out: the client forgets the person, and so does this module. */
export function forgetCioUser()⟨: void⟩ {
  identified?.client.CALL();
  identified = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  identified?.client.track(event, properties);
}
`;

const apartFromStart = `
⟨interface Client {
  track(event: string, properties?: object): unknown;
  RESET(): unknown;
}

⟩// Whom Customer.io knows at this moment, and by which client; null while nobody is logged in. An event that is sent
// for nobody can make a person of its own there, without an e-mail address.
let identified⟨: { client: Client; userId: string | null } | null⟩ = null;

/**
 * Call behind every identify, with the client that was told; and where the client is made, without a person: it may
 * know somebody of an earlier visit, whom a log-out has it forget.
 */
export function ${NOTE_NAME}(client⟨: Client | null | undefined⟩, userId⟨: string | null | undefined⟩)⟨: void⟩ {
  identified = client ? { client, userId: userId ?? null } : null;
}

/** Call on log-out: the client forgets the person, and so does this module. */
export function forgetCioUser()⟨: void⟩ {
  identified?.client.CALL();
  identified = null;
}

${trackComment}
export function trackCioEvent(event⟨: string⟩, properties⟨?: object⟩)⟨: void⟩ {
  if (!identified?.userId) {
    return;
  }
  identified.client.track(event, properties);
}
`;
