import { track } from '../lib/client.mjs';
export const Row = ({ id }) => <tr onClick={() => track(id, 'Row Clicked')} />;
