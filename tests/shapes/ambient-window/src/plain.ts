declare const window: any;
export const plain = (id: string) => window.analytics.identify(id);
