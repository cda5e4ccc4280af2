import { applyEdits, mapOffset } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nodeAt, sameRange } from '../../lib/edit/nodes.ts';
import type { HostPiece, ProxyEdit } from '../../lib/concerns/ingestion/mend.ts';
import { hostPieces, hostsOf, requestToProxy } from '../../lib/concerns/ingestion/mend.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { homeOf } from '../../lib/concerns/region/find.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { otherUse } from './other-uses.ts';

type DirectIn = (file: string, calls: readonly AnalyticsCall[]) => readonly AnalyticsCall[];

/** A host that stands outside of the requests that go to it. */
interface Address {
  readonly piece: HostPiece;
  readonly edit: ProxyEdit;
  /** The requests that no longer go to the vendor if it is changed, by file. */
  readonly requests: ReadonlyMap<string, readonly AnalyticsCall[]>;
}

export type AddressEdit =
  | {
      readonly refused?: undefined;
      readonly edits: readonly [];
      readonly once: Extract<ProxyEdit, { edits: unknown }>['edits'];
    }
  | { readonly refused: string; readonly isElsewhere?: true };

/**
 * Where the addresses of requests are written that are not written in the request: in a constant, a setting, the
 * `baseURL` of a client. Which request goes where is asked of the reading: an address is changed for a moment, and
 * the requests that are gone then are its own.
 */
export class Addresses {
  readonly #view: ProjectView;
  readonly #proxy: URL;
  readonly #directIn: DirectIn;
  readonly #all: readonly AnalyticsCall[];
  readonly #hosts: readonly string[];
  /** By the file at hand, whose requests are at the places that they have in its text, and by the file looked into. */
  readonly #known = new WeakMap<Source, Map<Source, readonly Address[]>>();
  #files: readonly string[] | undefined;

  constructor(view: ProjectView, proxy: URL, directIn: DirectIn, all: readonly AnalyticsCall[]) {
    this.#view = view;
    this.#proxy = proxy;
    this.#directIn = directIn;
    this.#all = all;
    this.#hosts = [...new Set(all.flatMap(hostsOf))];
  }

  /** The files that hold a request, a client or the host of one. */
  get files(): readonly string[] {
    const files = new Set(this.#all.map(({ file }) => this.#view.absolute(file)));
    return (this.#files ??= this.#view.files.filter(file => files.has(file) || this.#namesHost(file)));
  }

  isOfSeveralRegions(vendor: AnalyticsCall['vendor']): boolean {
    return new Set(this.#all.flatMap(call => (call.vendor === vendor ? (homeOf(call)?.region ?? []) : []))).size > 1;
  }

  /** The edit for a request whose address is not written in it. */
  editFor(at: FileAtHand, call: AnalyticsCall): AddressEdit {
    const own = this.#addressesIn(at.source, at.source).find(({ requests }) =>
      requests.get(at.file)?.some(({ range }) => sameRange(range, call.range)),
    );
    if (own) {
      return this.#onceFor(at.source, own, at.source);
    }
    for (const file of this.files) {
      const source = file === at.file ? undefined : this.#sourceOf(file);
      const other =
        source &&
        this.#addressesIn(source, at.source).find(({ requests }) =>
          requests.get(at.file)?.some(({ range }) => sameRange(range, call.range)),
        );
      if (source && other) {
        const edit = this.#onceFor(source, other, at.source);
        const place = `${this.#view.relative(file)}:${new Lines(source.text).at(other.piece.range[0]).line}`;
        return edit.refused === undefined
          ? { refused: `its address is written at ${place}, which is changed`, isElsewhere: true }
          : { refused: `its address is written at ${place}: ${edit.refused}` };
      }
    }
    return { refused: 'its address is put together in a way that is not followed: give it that of the proxy' };
  }

  /** The addresses in a file that requests of other files alone go to. */
  forOthers(at: FileAtHand): Found[] {
    if (!this.#namesHost(at.file, at.source.text)) {
      return [];
    }
    return this.#addressesIn(at.source, at.source).flatMap(address => {
      const { piece, requests } = address;
      const edit =
        requests.size > 0 && !requests.has(at.file) ? this.#onceFor(at.source, address, at.source) : undefined;
      // What is refused is said where the request is.
      return edit && edit.refused === undefined
        ? [{ range: piece.range, what: 'an address', becomes: { edits: edit.once } } satisfies Found]
        : [];
    });
  }

  #onceFor(source: Source, { piece, edit, requests }: Address, atHand: Source): AddressEdit {
    if (edit.refused !== undefined) {
      return edit;
    }
    const nodes = new Map<string, readonly Node[]>();
    for (const [file, calls] of requests) {
      const looked = [source, atHand].find(each => each.file === file) ?? this.#sourceOf(file);
      nodes.set(file, looked ? calls.flatMap(({ range }) => nodeAt(looked.program, range) ?? []) : []);
    }
    const use = otherUse(this.#view, source, piece, nodes);
    return use === undefined
      ? { edits: [], once: edit.edits }
      : { refused: `its address serves for more than sending (${use}): give the request an address of its own` };
  }

  #addressesIn(source: Source, atHand: Source): readonly Address[] {
    const all = this.#known.get(atHand) ?? new Map<Source, readonly Address[]>();
    this.#known.set(atHand, all);
    const known = all.get(source);
    if (known) {
      return known;
    }
    const here = this.#directIn(source.file, this.#view.read(source.file, source.text).calls).filter(
      ({ http }) => http,
    );
    const nodes = here.flatMap(({ range }) => nodeAt(source.program, range) ?? []);
    const found = this.#hosts
      .filter(host => source.text.includes(host))
      .flatMap(host => hostPieces(source.program, host).map(piece => ({ piece, host })))
      .filter(({ piece, host }) => !nodes.some(node => hostPieces(node, host).includes(piece)))
      .map(({ piece, host }) => {
        const edit = requestToProxy(source, [piece], host, this.#proxy);
        return {
          piece,
          edit,
          requests: edit.refused === undefined ? this.#goneBy(source, edit.edits) : new Map<string, AnalyticsCall[]>(),
        };
      });
    all.set(source, found);
    return found;
  }

  /** The requests of the project that an edit takes away from the vendor. */
  #goneBy(source: Source, edits: Extract<ProxyEdit, { edits: unknown }>['edits']): Map<string, AnalyticsCall[]> {
    const view = this.#view;
    const files = [
      ...new Set([source.file, ...this.#all.filter(({ http }) => http).map(({ file }) => view.absolute(file))]),
    ];
    const requestsIn = (file: string): readonly AnalyticsCall[] =>
      this.#directIn(file, view.read(file).calls).filter(({ http }) => http);
    view.read(source.file, source.text);
    const before = new Map(files.map(file => [file, requestsIn(file)]));
    const gone = new Map<string, AnalyticsCall[]>();
    try {
      view.read(source.file, applyEdits(source.text, edits));
      for (const [file, calls] of before) {
        const left = new Set(requestsIn(file).map(({ range }) => range[0]));
        const lost = calls.filter(
          ({ range }) => !left.has(file === source.file ? mapOffset(edits, range[0]) : range[0]),
        );
        if (lost.length > 0) {
          gone.set(file, lost);
        }
      }
    } finally {
      view.read(source.file, source.text);
    }
    return gone;
  }

  readonly #sources = new Map<string, Source | undefined>();

  /** As it was when the run began. */
  #sourceOf(file: string): Source | undefined {
    if (!this.#sources.has(file)) {
      const text = this.#view.text(file);
      let source: Source | undefined;
      try {
        source =
          text === undefined ||
          (!this.#namesHost(file, text) && !this.#all.some(call => this.#view.absolute(call.file) === file))
            ? undefined
            : this.#view.parse(file, text);
      } catch {
        // The runner reports what cannot be read.
      }
      this.#sources.set(file, source);
    }
    return this.#sources.get(file);
  }

  #namesHost(file: string, text = this.#view.text(file)): boolean {
    return text !== undefined && this.#hosts.some(host => text.includes(host));
  }
}
