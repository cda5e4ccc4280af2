#!/usr/bin/env node
import path from 'node:path';

import { Command, CommanderError } from 'commander';
import picocolors from 'picocolors';

import packageJson from '../../package.json' with { type: 'json' };
import { optimizeLater } from './engine.ts';

interface Entry {
  /** As the command itself says it; here so that `--help` loads no command. */
  readonly description: string;
  load(): Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  audit: {
    description: 'Say what a project sends to Customer.io and Segment, and what is wrong with it.',
    load: async () => (await import('./audit.ts')).auditCommand(),
  },
  doctor: {
    description: 'Say what works here and what does not, each trouble with what ends it.',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  init: {
    description: 'Set a project up: the configuration of ESLint, and the settings that all commands read.',
    load: async () => (await import('./init.ts')).initCommand(),
  },
  migrate: {
    description: 'Change the code of a project: one codemod at a time, with a report of every site.',
    load: async () => (await import('./migrate.ts')).migrateCommand(),
  },
  plan: {
    description: 'Write a tracking plan from the code, hold the code to it, and show what a branch changes.',
    load: async () => (await import('./plan.ts')).planCommand(),
  },
};

const USAGE = 2;

async function main(args: readonly string[]): Promise<void> {
  const program = new Command(packageJson.name)
    .description(
      'Keeps the analytics calls of a project safe where they reach Customer.io, directly or through Segment.',
    )
    .version(packageJson.version)
    .showHelpAfterError(`\nRun "npx ${packageJson.name} --help" for what there is.`)
    .exitOverride();
  // The command that is asked for, or that help is asked for; of the others only the names are needed.
  const wanted = args[0] === 'help' ? args[1] : args.find(argument => !argument.startsWith('-'));
  for (const [name, { description, load }] of Object.entries(commands)) {
    const command = name === wanted ? await load() : new Command(name).description(description).argument('[…]');
    program.addCommand(adopted(command, program));
  }
  await program.parseAsync([...args], { from: 'user' });
}

optimizeLater();
try {
  // Whoever reads may have seen enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** A command made elsewhere, with this program's way to deal with errors, all the way down. */
function adopted(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const inner of command.commands) adopted(inner as Command, command);
  return command;
}

/** Commander has said by itself what is wrong with the arguments, or has shown the help that was asked for. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  const isUsage = error instanceof Error && error.name === 'UsageError';
  const text = isUsage
    ? error.message.replaceAll(process.cwd() + path.sep, '')
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(
    `${picocolors.createColors(process.stderr.isTTY && picocolors.isColorSupported).red('✖')} ${text}\n`,
  );
  return USAGE;
}
