import { configureStore } from '@reduxjs/toolkit';
import { listeners, sendCreated, sendMeta, sendTracked } from './middleware';

export const store = configureStore({
  reducer: state => state,
  middleware: getDefault => getDefault().prepend(listeners.middleware).concat(sendTracked, sendMeta, sendCreated),
});
