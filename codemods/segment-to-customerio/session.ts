import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';
import type { NewFile, Remark, Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { Manifest, ManifestChange } from '../shared/package-manifests.ts';
import type { Before, ReadBefore } from '../shared/package-holds.ts';
import { PackageHolds, placeIn } from '../shared/package-holds.ts';
import { changedManifest, ownersOf } from '../shared/package-manifests.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, textOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { canBeNull } from './kinds.ts';
import { mobileSites } from './mobile.ts';
import type { Move } from './packages.ts';
import { mobile, moves } from './packages.ts';
import type { Choices } from './settings.ts';
import type { Examined, Site } from './sites.ts';
import { sitesOf } from './sites.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const migration = new Migration(view, {
    writeKey: textOption(options, 'write-key'),
    region: choiceOption(options, 'region', ['us', 'eu']),
  });
  return fileSession(view, {
    find: at => migration.find(at),
    get newFiles() {
      return migration.manifests();
    },
    remarks: () => migration.remarks(),
  });
}

/** A file that names SDKs, in whatever way. */
interface Mentioning extends Before {
  readonly mentions: readonly Move[];
}

class Migration {
  readonly #view: ProjectView;
  readonly #choices: Choices;
  readonly #holds: PackageHolds<Move>;
  #before: readonly Mentioning[] | undefined;
  #givenNull: ReadonlySet<string> | undefined;
  #isInitialised: boolean | undefined;
  /** By file, so that a file looked at twice counts once. */
  readonly #moved = new Map<string, ReadonlySet<Move>>();
  readonly #remarks = new Map<string, readonly (readonly [NonNullable<Site['remark']>, string])[]>();
  readonly #waiting = new Set<string>();

  constructor(view: ProjectView, choices: Choices) {
    this.#view = view;
    this.#choices = choices;
    this.#holds = new PackageHolds(view, file => {
      const concerned = moves.filter(move => this.#concerns(file, move));
      if (concerned.length === 0) return [];
      const at: Examined = { ...file, source: file.source, sourceCode: sourceCodeOf(file.source) };
      return concerned.flatMap(move => this.#stuckIn(at, move));
    });
  }

  find(at: FileAtHand): Found[] {
    const sites = moves.flatMap(move =>
      this.#concerns({ text: at.source.text, calls: at.calls }, move) ? this.#sitesOf(at, move) : [],
    );
    const found = sites.flatMap(site => this.#foundOf(at, site) ?? []);
    const free = isGenerated(at.source.text)
      ? []
      : sites.filter(
          site => site.isMove && !('skipped' in site.becomes) && !this.#holds.obstacleTo(site.move, at.file),
        );
    if (free.length > 0) {
      this.#moved.set(at.file, new Set(free.map(({ move }) => move)));
      this.#remarks.set(at.file, this.#remarksOf(at, sites));
    }
    const apps = at.calls.some(({ sdk }) => sdk === mobile.from) ? mobileSites(at, this.#initialised()) : [];
    if (apps.length > 0 && !this.#initialised()) {
      this.#waiting.add(this.#view.relative(at.file));
    }
    return [...found, ...apps];
  }

  /** Where nothing of the package is named and nothing is called there is nothing to parse. */
  #concerns({ text, calls }: Pick<ReadBefore, 'text' | 'calls'>, { from }: Move): boolean {
    return calls.some(({ sdk }) => sdk === from) || text.includes(from);
  }

  #foundOf({ file, source }: FileAtHand, { range, what, move, becomes, isMove }: Site): Found | undefined {
    if ('skipped' in becomes) {
      return { range, what, becomes: { skipped: becomes.skipped, forPerson: true } };
    }
    const obstacle = isMove ? this.#holds.obstacleTo(move, file) : undefined;
    // Others wait for a client that a tool makes, so that it is told even where nothing of it would change.
    if (isGenerated(source.text) && (becomes.edits.length > 0 || what === 'init')) {
      return { range, what, becomes: { skipped: GENERATED, forPerson: true } };
    }
    if (becomes.edits.length === 0) {
      return undefined;
    }
    return {
      range,
      what,
      becomes: obstacle
        ? { skipped: `it waits for what is left at ${obstacle}`, forPerson: false }
        : { edits: becomes.edits },
    };
  }

  #sitesOf(at: Examined, move: Move): Site[] {
    return sitesOf(at, move, this.#choices, call => this.#isGivenNull(call));
  }

  #stuckIn(at: Examined, move: Move): { kind: Move; range: Range }[] {
    // A client that a tool writes stays Segment's, and others may call it. What only takes a client holds up nothing.
    const isOfTool = isGenerated(at.source.text);
    return this.#sitesOf(at, move).flatMap(({ becomes, range, what }) =>
      'skipped' in becomes
        ? becomes.blocks
          ? [{ kind: move, range }]
          : []
        : isOfTool && what === 'init'
          ? [{ kind: move, range }]
          : [],
    );
  }

  #filesBefore(): readonly Mentioning[] {
    return (this.#before ??= this.#holds.files.map(file => ({
      ...file,
      mentions: moves.filter(({ from }) => file.text.includes(from)),
    })));
  }

  /** Whether somebody calls the wrapper around a call with `null` for the id. */
  #isGivenNull({ file, range }: AnalyticsCall): boolean {
    const placeKey = (place: Pick<AnalyticsCall, 'file' | 'range'>): string => `${place.file} ${place.range.join()}`;
    this.#givenNull ??= new Set(
      this.#view.calls().flatMap(({ via, target, parts, file: caller }) => {
        const id = parts.userId ?? parts.groupId;
        const isNull =
          via === 'wrapper' &&
          id !== undefined &&
          (canBeNull(id.value) ||
            (id.range && this.#view.text(this.#view.absolute(caller))?.slice(...id.range) === 'null'));
        return isNull ? [placeKey(target)] : [];
      }),
    );
    return this.#givenNull.has(placeKey({ file, range }));
  }

  #initialised(): boolean {
    return (this.#isInitialised ??= this.#view
      .calls()
      .some(({ sdk, method, inTest }) => sdk === mobile.to && method === 'init' && !inTest));
  }

  #remarksOf(at: Examined, sites: readonly Site[]): (readonly [NonNullable<Site['remark']>, string])[] {
    return sites.flatMap(({ remark, range, isMove, move }) =>
      remark && !(isMove && this.#holds.obstacleTo(move, at.file))
        ? [[remark, placeIn(this.#view, at, range[0])] as const]
        : [],
    );
  }

  manifests(): NewFile[] {
    const owned = moves.flatMap(move => {
      const files = [...this.#moved].flatMap(([file, moved]) => (moved.has(move) ? [file] : []));
      return ownersOf(this.#view, files, move.from).map(({ manifest }) => ({
        manifest,
        changes: this.#changesOf(manifest, move),
      }));
    });
    const byFile = new Map(owned.map(({ manifest }) => [manifest.file, manifest]));
    return [...byFile.values()].map(manifest =>
      changedManifest(
        this.#view,
        manifest,
        owned.flatMap(each => (each.manifest.file === manifest.file ? each.changes : [])),
      ),
    );
  }

  #changesOf(manifest: Manifest, { from, to, version }: Move): ManifestChange[] {
    const left = this.#left(from);
    const isBeside = ownersOf(
      this.#view,
      left.map(({ file }) => file),
      from,
    ).some(each => each.manifest.file === manifest.file);
    const isThere = manifest.dependencies.some(({ name }) => name === to);
    return isBeside && isThere
      ? []
      : manifest.dependencies
          .filter(({ name }) => name === from)
          .map(old => ({ old, to: { name: to, version }, isBeside }));
  }

  /** Files that name a package as they did before. */
  #left(from: string): Mentioning[] {
    return this.#filesBefore().filter(({ file, mentions }) =>
      mentions.some(move => move.from === from && !this.#moved.get(file)?.has(move)),
    );
  }

  remarks(): Remark[] {
    const all = [...this.#remarks.values()].flat();
    const placesOf = (kind: Site['remark']): string =>
      all.flatMap(([remark, place]) => (remark === kind ? [place] : [])).join(', ');
    const packages = [...new Set([...this.#moved.values()].flatMap(moved => [...moved]))];
    const [keys, options] = [placesOf('key'), placesOf('options')];
    const left = packages.flatMap(({ from }) => this.#left(from));
    const remark = (text: string, forPerson: boolean): Remark => ({ text, forPerson });
    return [
      ...(keys
        ? [
            remark(
              `The key at ${keys} is Segment's still, and Customer.io takes nothing that comes with it: put the key of a source of Customer.io there, or give --write-key.`,
              true,
            ),
          ]
        : []),
      ...(options
        ? [remark(`The options at ${options} hold integrations or a messageId that mean nothing to Customer.io.`, true)]
        : []),
      ...(this.#choices.writeKey !== undefined && packages.length > 0
        ? [remark("What the code does where Segment's key is missing stays: look there.", false)]
        : []),
      ...(packages.length > 0
        ? [
            remark(
              `Install ${packages.map(({ to }) => to).join(' and ')}: package.json alone has changed, no lock file.`,
              false,
            ),
          ]
        : []),
      ...(left.length > 0
        ? [
            remark(
              `Segment's package is named still in ${[...new Set(left.map(({ file }) => this.#view.relative(file)))].join(', ')}. On one page the two SDKs write the same storage keys.`,
              true,
            ),
          ]
        : []),
      ...this.#snippetRemarks(),
      ...(this.#waiting.size > 0
        ? [
            remark(
              `${mobile.client}.initialize({ cdpApiKey }) is called nowhere. Write it where the app starts, then run this again: the calls in ${[...this.#waiting].join(', ')} wait for it.`,
              true,
            ),
          ]
        : []),
    ];
  }

  /** Calls to a global that no package gives: its snippet is in a page or a template. */
  #snippetRemarks(): Remark[] {
    if (this.#filesBefore().some(({ mentions }) => mentions.some(({ from }) => from === moves[0]?.from))) {
      return [];
    }
    const files = new Set(
      this.#view
        .calls()
        .flatMap(({ sdk, via, inTest, file }) => (sdk === moves[0]?.from && via === 'direct' && !inTest ? [file] : [])),
    );
    return files.size > 0
      ? [
          {
            text: `The calls in ${[...files].join(', ')} go to the analytics of Segment's snippet. Load Customer.io's snippet in its place and call cioanalytics.`,
            forPerson: true,
          },
        ]
      : [];
  }
}
