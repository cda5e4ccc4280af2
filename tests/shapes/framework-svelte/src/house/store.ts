import { segment } from '$lib/report.js';

export const house = { track: (event: string) => segment.track(event) };
