import { transformOf } from '../shared/transform.ts';

export default transformOf(async () => ({ start: (await import('./session.ts')).startAddCioGuard }));
