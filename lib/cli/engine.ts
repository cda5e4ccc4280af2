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

function flagFor(engine: string | undefined): string | undefined {
  return flags.get(engine?.split('.')[0] ?? '');
}

/** Of a process that is ours alone, and before any other code of it is loaded. An engine that is not known stays as it is. */
export function optimizeLater(engine: string | undefined = process.versions.v8): void {
  const flag = flagFor(engine);
  if (flag !== undefined) setFlagsFromString(flag);
}

/** Bytes of memory that a command may fill before garbage is looked for sooner. */
const ROOMY = 500_000_000;
/** How much a heap may grow behind a collection, in per cent of what lived; V8 lets it be doubled, or more. */
const SPARING = '--heap-growing-percent=60';

let isSparing = false;

/**
 * Has V8 look for garbage sooner from now on, where the process has grown large. To be asked every now and then.
 *
 * @param memory - bytes that the process has of the machine
 */
export function spareMemory(memory: () => number = () => process.memoryUsage.rss()): void {
  if (isSparing || flagFor(process.versions.v8) === undefined || memory() < ROOMY) return;
  isSparing = true;
  setFlagsFromString(SPARING);
}
