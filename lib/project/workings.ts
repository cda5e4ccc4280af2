import path from 'node:path';

import { CallBuilder } from '../calls/calls.ts';
import { Parts } from '../calls/parts.ts';
import { PublicValues } from '../calls/public-values.ts';
import { CallReader } from '../calls/reader.ts';
import { Endpoints } from '../effects/endpoints.ts';
import { Effects } from '../effects/effects.ts';
import { Declared } from '../evaluate/declared.ts';
import { Trace } from '../evaluate/trace.ts';
import { Candidates } from './candidates.ts';
import { Discovery } from './discovery.ts';
import { Evidence } from './evidence.ts';
import { Frameworks } from './frameworks.ts';
import { evaluatorIn } from './host.ts';
import { Imports } from './imports.ts';
import { Ledger } from './ledger.ts';
import { Registrar } from './registering.ts';
import { channelKey, Registry } from './registry.ts';
import { Sources } from './sources.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { FactsCache } from '../facts/store.ts';
import type { Listing } from '../files/listing.ts';
import type { Settings } from '../settings.ts';

export interface ProjectOptions {
  /** Absolute path of the folder to read. */
  readonly root: string;
  readonly settings?: Settings;
  /** Where facts are kept between processes; default: where tools keep such things. Answers are kept with that alone. */
  readonly cache?: FactsCache | false;
  /** `false`: parse every file. For the differential test of the prefilter. */
  readonly prefilter?: boolean;
}

/** The parts that read a project, each knowing those that it asks. */
export interface Workings {
  readonly sources: Sources;
  readonly evidence: Evidence;
  readonly frameworks: Frameworks;
  readonly endpoints: Endpoints;
  readonly imports: Imports;
  readonly registry: Registry;
  readonly ledger: Ledger;
  readonly evaluator: Evaluator;
  readonly effects: Effects;
  readonly parts: Parts;
  readonly discovery: Discovery;
  readonly candidates: Candidates;
  readonly reader: CallReader;
}

/** @param listing - the files under the root, where they are known */
export function makeWorkings(
  { root, settings = {}, cache, prefilter = true }: ProjectOptions,
  listing?: Listing,
): Workings {
  const sources = new Sources(path.resolve(root), settings, cache, listing);
  const declared = settings.wrappers?.length ? new Declared(sources.root, settings.wrappers) : undefined;
  const trace = new Trace();
  const candidates = new Candidates(trace);
  const evidence = new Evidence(sources, settings);
  const frameworks = new Frameworks(sources);
  const imports = new Imports(sources, candidates);
  const ledger = new Ledger();
  const registry = new Registry(trace, ledger);
  const evaluator = evaluatorIn({ sources, imports, evidence, frameworks, registry, declared, trace });
  const endpoints = new Endpoints(settings, () => evidence.onlyVendor ?? 'customerio', trace);
  const effects = new Effects(evaluator, {
    endpoints,
    get namesHosts() {
      return evidence.namesHosts || !endpoints.isEmpty;
    },
    handlers: (channel, scope) => registry.all('channels', channelKey(channel, scope)),
    isHeard: scope => registry.has('channels', scope),
  });
  const values = new PublicValues(evaluator, file => sources.relative(file));
  const parts = new Parts(evaluator, values);
  const discovery = new Discovery({
    sources,
    settings,
    evidence,
    endpoints,
    registry,
    ledger,
    registrar: new Registrar({ evaluator, effects, registry, endpoints, frameworks, sources, parts }),
    evaluator,
    candidates,
    declared: declared?.words ?? [],
    prefilter,
  });
  const reader = new CallReader(evaluator, effects, new CallBuilder({ evaluator, values, parts, endpoints }));
  return {
    sources,
    evidence,
    frameworks,
    endpoints,
    imports,
    registry,
    ledger,
    candidates,
    evaluator,
    effects,
    parts,
    discovery,
    reader,
  };
}
