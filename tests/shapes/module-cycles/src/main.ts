import { endless, retry, track } from './b';

track('u1', 'Loop Entered');
retry('u1', 'Loop Retried', 0);
endless(4);
