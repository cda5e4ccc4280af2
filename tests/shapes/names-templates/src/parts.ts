export const AREA = 'checkout';
export const VERBS = { start: 'started', end: 'ended' } as const;
