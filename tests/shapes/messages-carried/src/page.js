import { cooked, loaded, opened, scrolled, shared, signedIn, tell, visited } from './actions';
import { store } from './store';

export function onPage(dispatch, user) {
  dispatch(signedIn(user));
  dispatch(opened('r1'));
  dispatch(cooked('r1'));
  dispatch(visited('Home'));
  dispatch(tell('Recipe Told', { by: 'mail' }));
  dispatch(shared('r1'));
  store.dispatch({ type: 'LOOSE', meta: { analytics: { eventType: 'track', eventPayload: { event: 'Loose' } } } });
  dispatch(loaded([]));
  dispatch(scrolled());
}
