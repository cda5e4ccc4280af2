export { useFirst } from './use-first';
