const store = { track: (key: string) => key.length };
export const cache = new Proxy(store, { get: (target, name: keyof typeof store) => target[name] });
