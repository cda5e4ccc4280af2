import type { About } from './shared/about.ts';
import type { Session } from './shared/codemod.ts';
import type { RawOptions } from './shared/options.ts';
import type { ProjectView } from './shared/project-view.ts';
import { about as addCioGuard } from './add-cio-guard/about.ts';
import { about as addResetOnLogout } from './add-reset-on-logout/about.ts';
import { about as analyticsNodeToSegmentNode } from './analytics-node-to-segment-node/about.ts';
import { about as credentialsToEnv } from './credentials-to-env/about.ts';
import { about as customerioNodeLatest } from './customerio-node-latest/about.ts';
import { about as hoistClient } from './hoist-client/about.ts';
import { about as identifyFirst } from './identify-first/about.ts';
import { about as renameEvents } from './rename-events/about.ts';
import { about as segmentToCustomerio } from './segment-to-customerio/about.ts';
import { about as separateStorage } from './separate-storage/about.ts';
import { about as staticEventNames } from './static-event-names/about.ts';
import { about as timestampsToSeconds } from './timestamps-to-seconds/about.ts';
import { about as trackApiToPipelines } from './track-api-to-pipelines/about.ts';
import { about as trackCioEvent } from './track-cio-event/about.ts';
import { about as unblockAnalytics } from './unblock-analytics/about.ts';
import { about as useProxy } from './use-proxy/about.ts';

/** Looks at the project and gets ready to change files. */
export type Start = (view: ProjectView, options: RawOptions) => Session;

export interface Codemod {
  readonly about: About;
  /** Loaded on demand: who lints or audits pays for none of them. */
  load(): Promise<{ readonly start: Start }>;
}

/** No codemod changes what a tool writes. */
function sparing(load: Codemod['load']): Codemod['load'] {
  return async () => {
    const [{ start }, { sparingGenerated }] = await Promise.all([load(), import('./shared/generated.ts')]);
    return { start: (view, options) => sparingGenerated(start(view, options)) };
  };
}

/** Every codemod by its final name, in the order of the docs. */
export const codemods: Readonly<Record<string, Codemod>> = {
  'track-cio-event': { about: trackCioEvent, load: sparing(() => import('./track-cio-event/session.ts')) },
  'add-cio-guard': { about: addCioGuard, load: sparing(() => import('./add-cio-guard/session.ts')) },
  'rename-events': { about: renameEvents, load: sparing(() => import('./rename-events/session.ts')) },
  'static-event-names': { about: staticEventNames, load: sparing(() => import('./static-event-names/session.ts')) },
  'timestamps-to-seconds': {
    about: timestampsToSeconds,
    load: sparing(() => import('./timestamps-to-seconds/session.ts')),
  },
  'credentials-to-env': { about: credentialsToEnv, load: sparing(() => import('./credentials-to-env/session.ts')) },
  'hoist-client': { about: hoistClient, load: sparing(() => import('./hoist-client/session.ts')) },
  'unblock-analytics': { about: unblockAnalytics, load: sparing(() => import('./unblock-analytics/session.ts')) },
  'identify-first': { about: identifyFirst, load: sparing(() => import('./identify-first/session.ts')) },
  'add-reset-on-logout': { about: addResetOnLogout, load: sparing(() => import('./add-reset-on-logout/session.ts')) },
  'separate-storage': { about: separateStorage, load: sparing(() => import('./separate-storage/session.ts')) },
  'use-proxy': { about: useProxy, load: sparing(() => import('./use-proxy/session.ts')) },
  'analytics-node-to-segment-node': {
    about: analyticsNodeToSegmentNode,
    load: sparing(() => import('./analytics-node-to-segment-node/session.ts')),
  },
  'segment-to-customerio': {
    about: segmentToCustomerio,
    load: sparing(() => import('./segment-to-customerio/session.ts')),
  },
  'track-api-to-pipelines': {
    about: trackApiToPipelines,
    load: sparing(() => import('./track-api-to-pipelines/session.ts')),
  },
  'customerio-node-latest': {
    about: customerioNodeLatest,
    load: sparing(() => import('./customerio-node-latest/session.ts')),
  },
};
