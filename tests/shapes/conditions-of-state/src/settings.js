export const settings = { mode: 'off' };
