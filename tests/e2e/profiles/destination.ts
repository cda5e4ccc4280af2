/**
 * A local stand-in for what Segment and Customer.io take in, that applies Customer.io's rules of identity and counts
 * people. Sources: the settings' address and the paths are those of the SDKs; how a person is picked is that of
 * Segment's destination Customer.io (Actions).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an SDK sends, as far as it is looked at. */
interface Message {
  readonly type: string;
  readonly event?: string;
  readonly userId?: string | null;
  readonly anonymousId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly integrations?: Readonly<Record<string, unknown>>;
  readonly timestamp?: string;
}

interface Person {
  id?: string;
  email?: string;
  /** A visitor, until somebody is identified on the same device. */
  anonymousId?: string;
  readonly events: { readonly event: string; readonly properties: unknown; readonly at: string }[];
}

export interface Counts {
  /** People with an id or an address. */
  readonly people: number;
  readonly withoutEmail: number;
  /** Profiles beyond the first of somebody. */
  readonly duplicates: number;
  /** Visitors who were never joined to anybody, and events sent for them. */
  readonly anonymous: number;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Customer.io's people. */
class Workspace {
  readonly #people: Person[] = [];

  take({ type, userId, anonymousId, traits, event, properties = {}, timestamp = '' }: Message): void {
    const email = typeof traits?.['email'] === 'string' ? traits['email'] : undefined;
    const person = this.#personFor(userId ?? undefined, email, anonymousId);
    if (type === 'identify' && email !== undefined) {
      person.email = email;
    }
    if (type === 'identify' && anonymousId !== undefined && person.anonymousId !== anonymousId) {
      this.#join(person, anonymousId);
    }
    if (type === 'track' && event !== undefined) {
      person.events.push({ event, properties, at: timestamp });
    }
  }

  /** By id, else by address, else the visitor. */
  #personFor(userId: string | undefined, email: string | undefined, anonymousId: string | undefined): Person {
    const isAddress = userId !== undefined && ADDRESS.test(userId);
    const [id, address] = [isAddress ? undefined : userId, isAddress ? userId : email];
    const found =
      this.#people.find(person => id !== undefined && person.id === id) ??
      this.#people.find(person => address !== undefined && person.email === address && (!id || !person.id)) ??
      this.#people.find(
        person => !id && !address && anonymousId !== undefined && person.anonymousId === anonymousId && !person.id,
      );
    const person = found ?? { events: [] };
    if (!found) {
      this.#people.push(person);
    }
    person.id ??= id as string;
    person.email ??= address as string;
    if (id === undefined && address === undefined) {
      person.anonymousId ??= anonymousId as string;
    }
    return person;
  }

  /** What a visitor did becomes theirs who are identified on the same device. */
  #join(person: Person, anonymousId: string): void {
    const index = this.#people.findIndex(
      each => each !== person && isVisitor(each) && each.anonymousId === anonymousId,
    );
    const [visitor] = index === -1 ? [] : this.#people.splice(index, 1);
    person.events.unshift(...(visitor?.events ?? []));
  }

  /** @param keys all ids by which somebody may go, a list for each human */
  counts(keys: readonly (readonly string[])[]): Counts {
    const people = this.#people.filter(person => !isVisitor(person));
    const duplicates = keys.map(own =>
      people.filter(({ id = '', email = '' }) => own.includes(id) || own.includes(email)),
    );
    return {
      people: people.length,
      withoutEmail: people.filter(({ email }) => email === undefined).length,
      duplicates: duplicates.reduce((sum, own) => sum + Math.max(0, own.length - 1), 0),
      anonymous: this.#people.filter(isVisitor).length,
    };
  }

  eventsOf(id: string): readonly { readonly event: string; readonly properties: unknown }[] {
    const events = this.#people.find(person => person.id === id)?.events ?? [];
    return events.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ event, properties }) => ({ event, properties }));
  }
}

function isVisitor({ id, email }: Person): boolean {
  return id === undefined && email === undefined;
}

export interface Destination {
  readonly origin: string;
  counts(keys: readonly (readonly string[])[]): Counts;
  eventsOf(id: string): readonly { readonly event: string; readonly properties: unknown }[];
  /** Whether anything arrived that holds the text. */
  hasHeardOf(text: string): boolean;
  close(): Promise<void>;
}

export interface DestinationOptions {
  /** The events that are switched off in Segment's destination Customer.io. */
  readonly switchedOff: readonly string[];
  /** The page's own files by their paths. */
  readonly pages: Readonly<Record<string, string>>;
  /** Called when the page has done all that it was to do. */
  onDone(): void;
}

/** Starts the stand-in, and the shop's own server with it. */
export async function startDestination({ switchedOff, pages, onDone }: DestinationOptions): Promise<Destination> {
  const workspace = new Workspace();
  const heard: string[] = [];
  const forward = (message: Message): void => {
    const { integrations = {}, event = '' } = message;
    const isLeftOut = integrations['Customer.io (Actions)'] === false || integrations['Customer.io'] === false;
    if (!isLeftOut && !(message.type === 'track' && switchedOff.includes(event))) {
      workspace.take(message);
    }
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const text = request.method === 'POST' ? await textOf(request) : '';
    const settings = /^\/v1\/projects\/(\w+)\/settings$/.exec(path)?.[1];
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (settings !== undefined) {
      return answer(response, 'application/json', settingsOf(settings, host()));
    }
    if (path.startsWith('/segment/') || path.startsWith('/cio/')) {
      const body = JSON.parse(text || '{}') as Message & { readonly batch?: readonly Message[] };
      for (const message of body.batch ?? [body]) {
        (path.startsWith('/cio/') ? (one: Message) => workspace.take(one) : forward)(message);
        if (path.startsWith('/cio/')) {
          heard.push(JSON.stringify(message));
        }
      }
      return answer(response, 'application/json', '{"success":true}');
    }
    if (path === '/done') {
      onDone();
    }
    const page = pages[path];
    return answer(
      response,
      path.endsWith('.js') ? 'text/javascript' : page ? 'text/html' : 'application/json',
      page ?? '{}',
    );
  });
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://${host()}`,
    counts: keys => workspace.counts(keys),
    eventsOf: id => workspace.eventsOf(id),
    hasHeardOf: text => heard.some(each => each.includes(text)),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the SDKs load when they start: where their events go. */
function settingsOf(writeKey: string, host: string): string {
  const [name, folder] = writeKey === 'cio' ? ['Customer.io Data Pipelines', 'cio'] : ['Segment.io', 'segment'];
  return JSON.stringify({
    integrations: { [name]: { apiKey: writeKey, apiHost: `${host}/${folder}/v1`, protocol: 'http' } },
  });
}

function answer(response: ServerResponse, type: string, text: string): void {
  response.setHeader('content-type', type);
  response.end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
