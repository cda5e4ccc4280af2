import { derived, get, readable, writable } from 'svelte/store';
import { client, count, report } from './client';

export const telemetry = writable(client);
export const reporter = readable(report);
export const counter = writable(count);
export const same = derived(telemetry, kept => kept);

export function leave() {
  get(telemetry).track('Page Left');
  get(same).track('Page Left Again');
  get(counter).track('Counted');
}
