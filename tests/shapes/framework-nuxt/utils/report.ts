export const reportSeen = (name: string) => useNuxtApp().$segment.track(name);
export const format = (name: string) => name.trim();
