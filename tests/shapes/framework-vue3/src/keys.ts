import type { InjectionKey } from 'vue';

export const SENDER: InjectionKey<unknown> = Symbol('sender');
export const CACHE: InjectionKey<unknown> = Symbol('cache');
