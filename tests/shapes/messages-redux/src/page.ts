import { addItem, removeItem, track, tracked, viewed } from './actions';
import { store } from './store';

export function onBuy(dispatch) {
  dispatch(track('Bought', { total: 3 }));
  dispatch(tracked({ event: 'Tracked Here' }));
  dispatch(addItem('i1'));
  dispatch(removeItem('i1'));
  store.dispatch(viewed('Cart'));
  store.dispatch({ type: 'analytics/track', name: 'Raw Event' });
  store.dispatch({ type: 'other/track', name: 'Not Heard' });
}
