import type { ThunkAction } from 'redux-thunk';
import type { Services } from './activate';
import type { Extra } from './log';

type PanelThunk<R> = ThunkAction<R, object, Services & { now(): number }, { type: string }>;

export function save(): PanelThunk<void> {
  return (_dispatch, _getState, { track, now }) => {
    track('Panel Saved', { at: now() });
  };
}

export const drop =
  (): PanelThunk<void> =>
  (_dispatch, _getState, { track }) =>
    track('Panel Dropped', {});

export function write(): ThunkAction<void, object, Extra, { type: string }> {
  return (_dispatch, _getState, { write }) => write('Panel Written');
}
