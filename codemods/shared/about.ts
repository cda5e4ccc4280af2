/** What a codemod says of itself, for the command line and the docs. Data alone: `--help` loads no codemod. */
export interface About {
  /** A sentence for `migrate --help` and the table of docs/migrate.md. */
  readonly description: string;
  /** The rules whose reports it mends; none for what no rule asks for. */
  readonly rules: readonly string[];
  readonly options: readonly CodemodOption[];
}

export interface CodemodOption {
  /** As commander takes it: `--event <name>`, `--dual`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** It can be given several times. */
  readonly isList?: boolean;
}

/** What the codemods that send through the guarded helper share. */
export const helperOptions: readonly CodemodOption[] = [
  {
    flags: '--helper-module <path>',
    description: 'the module of the guarded helper: a file, or a specifier to import it by',
  },
  { flags: '--helper-name <name>', description: 'what the helper is called (default: trackCioEvent)' },
];

/** Of what makes the helper. */
export const queueOption: CodemodOption = {
  flags: '--queue',
  description: 'hold events of somebody whose identify waits for the SDK, and send them behind it',
};

/** Of what makes a new module for the helper. */
export const sdkOption: CodemodOption = {
  flags: '--sdk <sdk>',
  description: 'what a new helper module is made for (default: by the dependencies)',
  choices: ['browser', 'cioanalytics', '_cio', 'react-native', 'node'],
};
