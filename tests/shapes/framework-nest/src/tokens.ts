export const SEGMENT = Symbol('segment');
export const CLOCK = Symbol('clock');
