export { Lines } from '../syntax/lines.ts';
