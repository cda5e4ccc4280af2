import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from the Track API (TrackClient, or HTTP by hand) to the Pipelines API.',
  rules: [],
  options: [],
};
