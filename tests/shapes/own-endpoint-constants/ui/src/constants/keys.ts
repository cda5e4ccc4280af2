export const KEY = 1;
