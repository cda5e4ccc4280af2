export * from './names';
export * from './bus';
