import { segment } from '$lib';

export const sent = (event: string) => segment.track(event);
