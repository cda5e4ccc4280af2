import { oxc } from '../../syntax/oxc.ts';
import { UsageError } from '../../usage-error.ts';
import { checkOf, type Check, type Trouble } from './check.ts';
import type { PackageManager } from './surroundings.ts';

const again: Readonly<Record<PackageManager, string>> = {
  npm: 'rm -rf node_modules package-lock.json && npm install --include=optional',
  pnpm: 'pnpm install --force',
  yarn: 'yarn install --force',
  bun: 'bun install --force',
};

/** Whether the parser, of which a part is a binary for this platform, can be loaded and reads a file. */
export async function checkParser(packageManager: PackageManager): Promise<Check> {
  try {
    oxc().parseSync('a.tsx', 'export const a: string = "b";\n');
    return checkOf('parser', { facts: [`oxc-parser reads files on ${process.platform} ${process.arch}`] });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return checkOf('parser', { troubles: [{ message: error.message, remedy: await remedyFor(packageManager) }] });
  }
}

/** The plugin asks for the parser as a rule has to, at once; that it can be imported tells what stands in the way. */
async function remedyFor(packageManager: PackageManager): Promise<Trouble['remedy']> {
  try {
    await import('oxc-parser');
    // Yarn's Plug'n'Play keeps packages in archives, from which a module cannot be required.
    return 'yarn unplug --recursive oxc-parser';
  } catch {
    return again[packageManager];
  }
}
