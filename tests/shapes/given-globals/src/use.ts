import { known, seen, track } from './rudder';
track('Feedback Given', { a: 1 });
seen('Docs');
known('u1');
