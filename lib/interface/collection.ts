/** The collection of analytics calls for jscodeshift. */
import path from 'node:path';

import { openProject } from '../project/project.ts';
import { projectSettings } from '../settings/home.ts';
import { fits, foundCall, rangeOfPart } from './calls.ts';

import type { ASTNode, ASTPath, Collection, JSCodeshift } from 'jscodeshift';
import type { Project } from '../project/project.ts';
import type { AnalyticsCall, Range } from '../reading.ts';
import type { CallFilter, FoundCall, FoundPart } from './calls.ts';

export interface CollectionOptions {
  /** The root of the project; default: by its settings, the workspace, or the current folder. */
  readonly root?: string;
}

/** What the calls of a collection are asked. */
export interface AnalyticsCalls extends Collection<ASTNode> {
  /** What is known of each call, in the order of the collection. */
  calls(): readonly FoundCall[];
  /** The expressions of the events' names that stand in this file. */
  event(): Collection<ASTNode>;
  userId(): Collection<ASTNode>;
  /** Of an event, or the traits of a person. */
  properties(): Collection<ASTNode>;
  /** The function of the project through which the first call goes; undefined for a call of an SDK. */
  wrapper(): FoundCall['wrapper'];
}

/** A source in jscodeshift, with the calls that it sends. */
export interface AnalyticsRoot extends Collection<ASTNode> {
  findAnalyticsCalls(filter?: CallFilter): AnalyticsCalls;
}

interface FileInfo {
  readonly path: string;
  readonly source: string;
}

const registered = new WeakSet<object>();
/** By root, for as long as a worker runs: its files are read as they were when it began, but for the one at hand. */
const projects = new Map<string, Project>();
const infos = new WeakMap<object, { readonly file: string; readonly source: string; readonly root?: string }>();
const found = new WeakMap<object, AnalyticsCall>();

/**
 * `j` for one file, whose roots have `findAnalyticsCalls()`.
 *
 * @throws an error that names the key, if the settings of the project are not valid
 */
export function analyticsOf(
  j: JSCodeshift,
  { path: file, source }: FileInfo,
  { root }: CollectionOptions = {},
): (source: string) => AnalyticsRoot {
  register(j);
  const info = { file: path.resolve(file), source, ...(root !== undefined && { root }) };
  const bound = (text: string, options?: never): AnalyticsRoot => {
    const collection = j(text, options);
    infos.set(collection.get().node as object, { ...info, source: text });
    return collection as unknown as AnalyticsRoot;
  };
  return Object.assign(bound, j);
}

/** @throws an error of jscodeshift's, if somebody else has registered one of the names */
function register(j: JSCodeshift): void {
  // One for all parsers, and for all files of a worker.
  if (registered.has(j.registerMethods)) return;
  registered.add(j.registerMethods);
  const methods = {
    findAnalyticsCalls(this: Collection<ASTNode>, filter: CallFilter = {}): Collection<ASTNode> {
      const info = infos.get(this.get().node as object);
      if (!info)
        throw new Error('findAnalyticsCalls() is for what `withAnalyticsCalls(j, file)` parses: j(file.source).');
      const calls = projectAt(info.root).read(info.file, info.source).calls;
      const paths = calls.filter(call => fits(call, filter)).flatMap(call => pathOf(j, this, call) ?? []);
      return j(paths as never) as unknown as Collection<ASTNode>;
    },
    calls(this: Collection<ASTNode>): readonly FoundCall[] {
      return this.paths().flatMap(one => {
        const call = found.get(one.node as object);
        return call ? [foundCall(call)] : [];
      });
    },
    event(this: Collection<ASTNode>) {
      return partsOf(j, this, ['event']);
    },
    userId(this: Collection<ASTNode>) {
      return partsOf(j, this, ['userId']);
    },
    properties(this: Collection<ASTNode>) {
      return partsOf(j, this, ['properties', 'traits']);
    },
    wrapper(this: Collection<ASTNode>): FoundCall['wrapper'] {
      const [first] = this.paths();
      return first && found.get(first.node as object)?.wrapper;
    },
  };
  j.registerMethods(methods);
}

/** The project of a root, with the settings that `migrate` takes as well. */
function projectAt(root: string | undefined): Project {
  const key = path.resolve(root ?? '.');
  let project = projects.get(key);
  if (!project) {
    project = openProject(projectSettings(key, root === undefined ? {} : { root: '.' }));
    projects.set(key, project);
  }
  return project;
}

function pathOf(j: JSCodeshift, within: Collection<ASTNode>, call: AnalyticsCall): ASTPath | undefined {
  const path = nodesAt(j, within, call.range)[0];
  if (path) found.set(path.node as object, call);
  return path;
}

function partsOf(j: JSCodeshift, calls: Collection<ASTNode>, parts: readonly FoundPart[]): Collection<ASTNode> {
  const paths = calls.paths().flatMap(one => {
    const call = found.get(one.node as object);
    return parts.flatMap(part => {
      const range = call && rangeOfPart(call, part);
      // Of a shorthand property, `{ userId }`, the value stands where the property and its key do.
      const nodes = range ? nodesAt(j, j(one as never), range) : [];
      return nodes.filter(({ node, name }) => name !== 'key' && !/Property$/.test(node.type)).slice(0, 1);
    });
  });
  return j(paths as never) as unknown as Collection<ASTNode>;
}

/** The outermost first. Parsers say where a node stands in one of two ways. */
function nodesAt(j: JSCodeshift, within: Collection<ASTNode>, [start, end]: Range): ASTPath[] {
  return within
    .find(j.Node)
    .filter(({ node }) => {
      const { range, ...place } = node as { range?: Range; start?: number; end?: number };
      return (place.start ?? range?.[0]) === start && (place.end ?? range?.[1]) === end;
    })
    .paths() as unknown as ASTPath[];
}
