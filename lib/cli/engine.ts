import { setFlagsFromString } from 'node:v8';

/**
 * V8's flag that has a function run four times as long before it is optimised, by V8's major version. A command lives
 * for seconds: what the optimising compiler costs in them does not come back (docs/decisions.md).
 */
const flags: ReadonlyMap<string, string> = new Map([
  ['11', '--interrupt-budget=400000'],
  ['12', '--invocation-count-for-turbofan=12000'],
  ['13', '--invocation-count-for-turbofan=12000'],
]);

/** Of a process that is ours alone, and before any other code of it is loaded. An engine that is not known stays as it is. */
export function optimizeLater(engine: string | undefined = process.versions.v8): void {
  const flag = flags.get(engine?.split('.')[0] ?? '');
  if (flag !== undefined) setFlagsFromString(flag);
}
