export const bag = { analytics: { track(name: string) { console.log(name); } } };
