/** State containers and wrappers of handlers. */
import { passThrough } from './known.ts';

import type { Library } from './known.ts';

export const mobx: Library = {
  modules: ['mobx', 'mobx-react', 'mobx-react-lite', 'mobx-utils'],
  functions: { action: passThrough, runInAction: passThrough, observer: passThrough },
};

/** A handler whose rejection goes where it should. */
export const handlers: Library = {
  modules: ['express-async-handler'],
  functions: { asyncHandler: passThrough },
  whole: passThrough,
};
