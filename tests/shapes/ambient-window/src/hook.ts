declare let globalThis: { analytics: any };
export const hook = () => globalThis.analytics.page('Hooked');
