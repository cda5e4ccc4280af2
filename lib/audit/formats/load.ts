import type { Format } from './format.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'html', 'markdown', 'github'] as const;

export type FormatName = (typeof FORMATS)[number];

/** Loaded one by one: who asks for a table in the terminal needs no HTML. */
export const loadFormat: Readonly<Record<FormatName, () => Promise<Format>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
};
