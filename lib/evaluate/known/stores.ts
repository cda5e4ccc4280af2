/** State containers and wrappers of handlers. */
import { invoked, passThrough } from './known.ts';

import type { Library } from './known.ts';

export const mobx: Library = {
  modules: ['mobx', 'mobx-react', 'mobx-react-lite', 'mobx-utils'],
  functions: { action: passThrough, runInAction: passThrough, observer: passThrough },
};

export const reselect: Library = {
  modules: ['reselect', '@reduxjs/toolkit', 're-reselect'],
  functions: {
    createSelector: invoked,
    // Dispatching what it gives runs the function that it is given.
    createAsyncThunk: ({ evaluator, args }) => args[1] && evaluator.force(args[1]),
  },
};

/** A handler whose rejection goes where it should. */
export const handlers: Library = {
  modules: ['express-async-handler'],
  functions: { asyncHandler: passThrough },
  whole: passThrough,
};
