export const menu = { tag: 'script', label: "analytics.track('Not A Script')" };
export const text = { tagName: 'style', innerHTML: "analytics.track('Not A Script');" };
