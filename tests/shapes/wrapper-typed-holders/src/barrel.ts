export type { Tools as Toolbox, Lazy } from './tools';
