import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

/** The names of what a page sends that has the script of Segment by its types. */
function named(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const evidence = '{ "devDependencies": { "@types/segment-analytics": "1" } }';
  const { root } = createProject({ 'package.json': evidence, 'a.ts': text, ...others });
  return openProject({ root, cache: false })
    .calls()
    .flatMap(({ events }) => events);
}

describe('a list that a page lays out for a script is what the script makes of it', () => {
  it.each([
    ['const queue = (window.analytics = []); queue.track("Sent");'],
    ['const queue: any = (window.analytics = [] as any); queue.track("Sent");'],
    ['const queue = (window.analytics = [["page"]]); later(() => queue.track("Sent"));'],
    ['let queue; queue = window.analytics = []; queue.track("Sent");'],
    ['const queue = (globalThis.analytics = []); queue.track("Sent");'],
    ['export function setup() { const queue = (window.analytics = []); return queue; } setup().track("Sent");'],
    ['const page = () => window; const queue = (page().analytics = []); queue.track("Sent");'],
    ['(function (w) { var queue = (w.analytics = []); queue.track("Sent"); })(window);'],
    ['const w = window as any; const queue = (w.analytics = []); queue.track("Sent");'],
  ])('%s', text => {
    expect(named(text)).toEqual(['Sent']);
  });

  it('is so where the page is given by another module', () => {
    const others = { 'page.ts': 'export const page = (): any => (typeof window === "undefined" ? {} : window);' };
    const text = 'import { page } from "./page"; const queue = (page().analytics = []); queue.track("Sent");';
    expect(named(text, others)).toEqual(['Sent']);
  });

  it.each([
    ['const queue = (window.orders = []); queue.track("Sent");'],
    ['const queue = (shop().analytics = []); queue.track("Sent");'],
    ['const queue = (shop.analytics = []); queue.track("Sent");'],
    ['const shop = {}; const queue = (shop.analytics = []); queue.track("Sent");'],
    ['const queue = (window.analytics = make()); queue.track("Sent");'],
  ])('%s: nothing', text => {
    expect(named(text)).toEqual([]);
  });

  it('is still a list where no script takes it', () => {
    const text =
      'const names = (window.names = ["Seat Held", "Seat Sold"]); names.forEach(name => analytics.track(name));';
    expect(named(text)).toEqual(['Seat Held', 'Seat Sold']);
  });
});
