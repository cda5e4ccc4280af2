import type { Track } from '@own/telemetry/provider';

export interface Services {
  track: Track;
}

export function activatePanel(_props: object, { track }: Services) {
  track('Panel Activated', {});
  return { open: opened({ track }) };
}

const opened =
  ({ track }: Services) =>
  () => {
    track('Panel Opened', {});
  };
