/** Which commit of which repository a folder stands at, by the files that git keeps: git itself is not run. */
import path from 'node:path';

import { exists, isFolder } from './stats.ts';
import { textOf } from './text.ts';

export interface Revision {
  /** The top of the working tree, absolute. */
  readonly top: string;
  /** The hash of the commit that is checked out. */
  readonly commit: string;
  /** Absent where none is checked out. */
  readonly branch?: string;
  /** The page of the repository, where its remote is on a host whose pages are known. No user and no password. */
  readonly page?: string;
}

const MAX_SIZE = 10_000_000;
const hash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * @param folder absolute
 * @returns undefined outside of a repository, and where nothing is committed
 */
export function revisionOf(folder: string): Revision | undefined {
  const top = topOf(folder);
  if (top === undefined) return undefined;
  const own = gitFolder(top);
  const head = textOf(path.join(own, 'HEAD'), MAX_SIZE)?.trim() ?? '';
  const [, ref] = /^ref: (refs\/[^\s]+)$/.exec(head) ?? [];
  const shared = sharedFolder(own);
  const commit = ref === undefined ? head : commitOf(ref, [own, shared]);
  if (commit === undefined || !hash.test(commit)) return undefined;
  const page = pageOf(textOf(path.join(shared, 'config'), MAX_SIZE) ?? '');
  return {
    top,
    commit,
    ...(ref?.startsWith('refs/heads/') && { branch: ref.slice('refs/heads/'.length) }),
    ...(page !== undefined && { page }),
  };
}

function topOf(folder: string): string | undefined {
  if (exists(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : topOf(parent);
}

/** In a linked working tree and in a submodule, `.git` is a file that says where the folder is. */
function gitFolder(top: string): string {
  const place = path.join(top, '.git');
  if (isFolder(place)) return place;
  const [, target = '.git'] = /^gitdir: (.+)$/m.exec(textOf(place, MAX_SIZE) ?? '') ?? [];
  return path.resolve(top, target.trim());
}

/** What all working trees of a repository have together. */
function sharedFolder(own: string): string {
  const target = textOf(path.join(own, 'commondir'), MAX_SIZE)?.trim();
  return target ? path.resolve(own, target) : own;
}

function commitOf(ref: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const loose = path.resolve(folder, ref);
    const commit = loose.startsWith(folder + path.sep) ? textOf(loose, MAX_SIZE)?.trim() : undefined;
    if (commit) return commit;
  }
  const packed = textOf(path.join(folders.at(-1) as string, 'packed-refs'), MAX_SIZE) ?? '';
  return packed
    .split('\n')
    .map(line => line.split(' '))
    .find(([, name]) => name?.trim() === ref)?.[0];
}

/** The page of the remote that is called `origin`, else of the first. */
function pageOf(config: string): string | undefined {
  const sections = config.split(/^(?=\[)/m).filter(section => section.startsWith('[remote '));
  const section = sections.find(each => each.startsWith('[remote "origin"]')) ?? sections[0] ?? '';
  const entry = section.split('\n').map(line => line.split('='));
  const url =
    entry
      .find(([key]) => key?.trim() === 'url')
      ?.slice(1)
      .join('=')
      .trim() ?? '';
  const { host, way } = url.includes('://') ? ofUrl(url) : ofShortForm(url);
  const name = way
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return isKnownHost(host) && /^[\w./~-]+$/.test(name) ? `https://${host}/${name}` : undefined;
}

interface Remote {
  readonly host: string;
  readonly way: string;
}

function ofUrl(url: string): Remote {
  if (!URL.canParse(url)) return { host: '', way: '' };
  const { hostname, pathname } = new URL(url);
  return { host: hostname.toLowerCase(), way: pathname };
}

/** `git@github.com:acme/lamp.git` */
function ofShortForm(url: string): Remote {
  const [server = '', ...rest] = url.split(':');
  return { host: (server.split('@').at(-1) ?? '').toLowerCase(), way: rest.join(':') };
}

/** Hosts whose addresses of files are known, see `linkTo`. */
function isKnownHost(host: string): boolean {
  const labels = host.split('.');
  return (
    /^[\w.-]+$/.test(host) &&
    (labels.includes('github') || labels.includes('gitlab') || host === 'bitbucket.org' || host === 'codeberg.org')
  );
}

/** The address of a line of a file at the commit; undefined where the repository has no page. */
export function linkTo({ top, commit, page }: Revision, file: string, line: number): string | undefined {
  const name = path.relative(top, file).split(path.sep);
  if (page === undefined || name[0] === '..') return undefined;
  const way = name.map(encodeURIComponent).join('/');
  const host = new URL(page).hostname;
  if (host.endsWith('bitbucket.org')) return `${page}/src/${commit}/${way}#lines-${line}`;
  if (host === 'codeberg.org') return `${page}/src/commit/${commit}/${way}#L${line}`;
  return host.includes('gitlab')
    ? `${page}/-/blob/${commit}/${way}#L${line}`
    : `${page}/blob/${commit}/${way}#L${line}`;
}
