import path from 'node:path';

import type { NewFile, Remark, Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, listOption, textOption } from '../shared/options.ts';
import { changedManifest, nodeFloor, ownersOf } from '../shared/package-manifests.ts';
import type { ManifestChange } from '../shared/package-manifests.ts';
import { PackageHolds, placeIn } from '../shared/package-holds.ts';
import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import { lowestMajor } from '../../lib/edit/manifest.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import { hasHiddenAttributes, requestSites } from './requests.ts';
import { isRefused } from './payload.ts';
import type { Choices, Site } from './sites.ts';
import { concerns, keyIn, sitesOf } from './sites.ts';
import { CLASS, NODE_FLOOR, SOURCE, targets } from './target.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const target = targets[choiceOption(options, 'to', ['customerio-node', 'cdp-analytics-node']) ?? 'customerio-node'];
  const migration = new Migration(
    view,
    { target, writeKey: textOption(options, 'write-key') },
    listOption(options, 'keep').map(each => view.absolute(each)),
  );
  return fileSession(view, {
    find: at => migration.find(at),
    get newFiles() {
      return migration.manifests();
    },
    remarks: () => migration.remarks(),
  });
}

/** A client cannot speak two APIs, and calls say not which client they reach: so all of a package goes, or nothing. */
class Migration {
  readonly #view: ProjectView;
  readonly #choices: Choices;
  readonly #kept: readonly string[];
  readonly #holds: PackageHolds<typeof SOURCE>;
  readonly #moved = new Set<string>();
  readonly #requests = new Set<string>();
  readonly #remarks = new Map<string, readonly (readonly [NonNullable<Site['remark']>, string])[]>();

  constructor(view: ProjectView, choices: Choices, kept: readonly string[]) {
    this.#view = view;
    this.#choices = choices;
    this.#kept = kept;
    this.#holds = new PackageHolds(view, file =>
      this.#isLeft(file.file) || !concerns(file, file.text)
        ? []
        : sitesOf(file, this.#choices).flatMap(({ outcome, range }) =>
            isRefused(outcome) || isGenerated(file.text) ? [{ kind: SOURCE, range }] : [],
          ),
    );
  }

  find(at: FileAtHand): Found[] {
    const requests = at.calls.some(({ sdk }) => sdk === 'http') ? requestSites(at, keyIn(at.file, this.#choices)) : [];
    const isOfTool = isGenerated(at.source.text);
    const changed = isOfTool ? [] : requests.filter(({ becomes }) => typeof becomes === 'object' && 'edits' in becomes);
    if (changed.length > 0) {
      this.#requests.add(this.#view.relative(at.file));
      const hidden = at.calls.filter(
        call => hasHiddenAttributes(call) && changed.some(({ range }) => range === call.range),
      );
      this.#remarks.set(
        at.file,
        hidden.map(({ range }) => ['attributes', placeIn(this.#view, at, range[0])]),
      );
    }
    const isConcerned = concerns(at, at.source.text) && !this.#isLeft(at.file);
    const sites = isConcerned ? sitesOf(at, this.#choices) : [];
    const obstacle = sites.length > 0 ? this.#holds.obstacleTo(SOURCE, at.file) : undefined;
    if (sites.length > 0 && !obstacle) {
      this.#moved.add(at.file);
      this.#remarks.set(at.file, [
        ...(changed.length > 0 ? (this.#remarks.get(at.file) ?? []) : []),
        ...sites.flatMap(({ remark, range }) => (remark ? [[remark, placeIn(this.#view, at, range[0])] as const] : [])),
      ]);
    }
    return isOfTool
      ? [...requests.map(requestOfTool), ...sites.map(site => foundOf(leftToTool(site), obstacle))]
      : [...requests, ...sites.map(site => foundOf(site, obstacle))];
  }

  /** Tests say what they expect of TrackClient, and somebody must say it anew. */
  #isLeft(file: string): boolean {
    return (
      isTestPath(this.#view.relative(file)) ||
      this.#kept.some(each => file === each || file.startsWith(each + path.sep))
    );
  }

  manifests(): NewFile[] {
    const { target } = this.#choices;
    const left = this.#holds.files.filter(
      ({ file, text }) => text.includes(SOURCE) && (!this.#moved.has(file) || namesOthers(text)),
    );
    const stays = ownersOf(
      this.#view,
      left.map(({ file }) => file),
      SOURCE,
    ).map(({ manifest }) => manifest.file);
    return ownersOf(this.#view, [...this.#moved], SOURCE).flatMap(({ manifest }) => {
      const isBeside = stays.includes(manifest.file);
      const isThere =
        target.package !== SOURCE && isBeside && manifest.dependencies.some(({ name }) => name === target.package);
      const changes: ManifestChange[] = manifest.dependencies
        .filter(
          ({ name, version }) =>
            name === SOURCE &&
            !isThere &&
            (target.package !== SOURCE || (lowestMajor(version) ?? 0) < (lowestMajor(target.version) as number)),
        )
        .map(old => ({
          old,
          to: { name: target.package, version: target.version },
          isBeside: target.package !== SOURCE && isBeside,
        }));
      return changes.length > 0 ? [changedManifest(this.#view, manifest, changes)] : [];
    });
  }

  remarks(): Remark[] {
    const { target, writeKey } = this.#choices;
    const all = [...this.#remarks.values()].flat();
    const placesOf = (kind: Site['remark']): string =>
      all.flatMap(([remark, place]) => (remark === kind ? [place] : [])).join(', ');
    const [clients, attributes] = [placesOf('client'), placesOf('attributes')];
    const moved = [...this.#moved];
    const floor = target.package === SOURCE && moved.length > 0 ? nodeFloor(this.#view, moved) : undefined;
    const tests =
      moved.length > 0
        ? this.#holds.files.filter(({ file, text }) => isTestPath(this.#view.relative(file)) && text.includes(CLASS))
        : [];
    const person = (text: string): Remark => ({ text, forPerson: true });
    return [
      ...(writeKey === undefined && (clients || this.#requests.size > 0)
        ? [
            person(
              'Set CUSTOMERIO_CDP_WRITE_KEY to the key of a Pipelines source: site id and Track key open the Track API alone, and without a key a client throws when it is made. What the code does where the old keys are missing stays: look there.',
            ),
          ]
        : []),
      ...(attributes
        ? [
            person(
              `The attributes at ${attributes} cannot be read whole: see that none is id, anonymous_id, _update, _timestamp or cio_relationships, which the Pipelines API does not act on among traits.`,
            ),
          ]
        : []),
      ...(clients && !target.givesPromise
        ? [
            person(
              `The clients at ${clients} send in batches: call closeAndFlush() before their process ends, or the last events are lost.`,
            ),
          ]
        : []),
      ...(floor !== undefined && floor < NODE_FLOOR
        ? [
            person(
              `${SOURCE} 5 needs Node.js ${NODE_FLOOR}, and this project runs on ${floor}: raise it, or give --to cdp-analytics-node.`,
            ),
          ]
        : []),
      ...(tests.length > 0
        ? [person(`These tests speak of ${CLASS}: ${tests.map(({ file }) => this.#view.relative(file)).join(', ')}.`)]
        : []),
      ...(moved.length > 0
        ? [
            {
              text: `Install ${target.package} ${target.version}: package.json alone has changed, no lock file.`,
              forPerson: false,
            },
          ]
        : []),
      ...(this.#requests.size > 0
        ? [
            person(
              `The Pipelines API answers 200 to whatever it is sent, unless X-Strict-Mode is 1: look what is done with the answers in ${[...this.#requests].join(', ')}.`,
            ),
          ]
        : []),
    ];
  }
}

/** Other exports of the module, which go on to be needed. */
function namesOthers(text: string): boolean {
  return /\b(?:APIClient|PipelinesClient|Send\w+Request|verifyRequestSignature|IdentifierType)\b/.test(text);
}

function requestOfTool(found: Found): Found {
  return typeof found.becomes === 'object' && 'edits' in found.becomes
    ? { ...found, becomes: { skipped: GENERATED, forPerson: true } }
    : found;
}

/** Its client stays one of the Track API, so that the rest of the package has to wait for it. */
function leftToTool(site: Site): Site {
  return isRefused(site.outcome)
    ? site
    : { ...site, outcome: { refused: `${GENERATED}; or leave it as it is with --keep` } };
}

function foundOf({ range, what, outcome, once }: Site, obstacle: string | undefined): Found {
  if (isRefused(outcome)) {
    return { range, what, becomes: { skipped: outcome.refused, forPerson: true } };
  }
  if (obstacle) {
    return { range, what, becomes: { skipped: `it waits for what is left at ${obstacle}`, forPerson: false } };
  }
  return { range, what, becomes: { edits: outcome, ...(once && { once }) } };
}
