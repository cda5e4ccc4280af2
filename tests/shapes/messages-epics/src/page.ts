import { noted } from './ngrx';
export function page(dispatch, store) {
  dispatch({ type: 'TRACK', payload: { event: 'Epic Event' } });
  store.dispatch(noted({ title: 'Ngrx Event' }));
}
export function other(dispatch, store) {
  dispatch({ type: 'TRACKED', payload: { event: 'Not Heard' } });
  noted({ title: 'Not Dispatched' });
}
