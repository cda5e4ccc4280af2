import ApiEndpoints from './api';
export * from './keys';
export { ApiEndpoints };
