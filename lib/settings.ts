/** `settings.customerio`, typed. Read and validated here and nowhere else. */
import type { Method, PartName, Vendor } from './catalog/types.ts';

export interface DeclaredWrapper {
  /**
   * What is called: `window.main.trackSegmentEvent`, `useAnalytics().track`, `Class#method`,
   * `Class.staticMethod`, a bare function name, or a name with `module`.
   */
  readonly callee: string;
  /** Specifier or path (relative to the root) of the module that exports the callee. */
  readonly module?: string;
  readonly vendor: Vendor | readonly Vendor[];
  /** Default `track`. */
  readonly method?: Method;
  /** Where the parts stand: `0`, `0.event`, `1.userId`; a fixed event as `{const: 'name'}`. */
  readonly parts: Partial<Record<PartName, string | { readonly const: string }>>;
}

export interface Settings {
  /** The project's root; default: ESLint's `cwd`. */
  readonly root?: string;
  /** Read other files of the project. `false`: this file alone. Default true. */
  readonly project?: boolean;
  readonly wrappers?: readonly DeclaredWrapper[];
  /** Globals that are SDK clients: `{ analytics: 'segment' }`. */
  readonly globals?: Readonly<Record<string, Vendor>>;
  /**
   * Which Segment events Segment forwards to Customer.io: `all`, `none`, or names and
   * `/patterns/`. It lives in Segment's dashboard, so only the team can say.
   */
  readonly forwarded?: 'all' | 'none' | readonly string[];
  /** The guarded helper: module specifier and export. */
  readonly helper?: { readonly module: string; readonly name?: string };
  /** Hosts of the project's own proxy, for raw HTTP. */
  readonly proxyHosts?: readonly string[];
  /** Path of the tracking plan, relative to the root. */
  readonly plan?: string;
  /** Globs left out of the reading, beside `.gitignore`. */
  readonly ignore?: readonly string[];
}
