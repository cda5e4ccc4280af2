const FIRST = 'First Step';
export const SECOND = 'Second Step' as string;
export { FIRST as START };
export const of = (what: string) => `${what} Named`;
