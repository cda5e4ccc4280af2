import type { AnalyticsCall } from '../reading.ts';

/** A project, as far as its calls. */
export interface CallsOfProject {
  calls(): readonly AnalyticsCall[];
}

/**
 * Makes something of all calls of a project, once for as long as the calls stay the same ones: calls that hang on a
 * file which changes become new objects, and with them the answer is made anew.
 *
 * @param make - is given the calls by file and place, and the project for what else is made of it
 */
export function acrossProject<T, P extends CallsOfProject = CallsOfProject>(
  make: (calls: readonly AnalyticsCall[], project: P) => T,
): (project: P) => T {
  const made = new WeakMap<object, { readonly calls: readonly AnalyticsCall[]; readonly result: T }>();
  return project => {
    const calls = project.calls();
    const known = made.get(project);
    // What was made of the project as well may be another one, though the calls are the same.
    const isOfCalls = make.length < 2;
    if (known && (known.calls === calls || (isOfCalls && isSame(known.calls, calls)))) return known.result;
    const sorted = calls.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.range[0] - b.range[0]));
    const result = make(sorted, project);
    made.set(project, { calls, result });
    return result;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

/** How messages name a place in another file, or in this one. */
export function placeOf({ file, line }: Pick<AnalyticsCall, 'file' | 'line'>): string {
  return `${file}:${line}`;
}
