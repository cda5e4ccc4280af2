import { useDispatch } from 'react-redux';
import { knowPerson, openCart, trackEvent, trackHelp } from './actions';
import { TRACKING } from './types';

export function Page({ user }) {
  const dispatch = useDispatch();
  const buy = () => {
    dispatch(trackEvent('Bought', { price: 3 }));
    dispatch({ type: TRACKING.EVENT, payload: { label: 'Raw Bought' } });
    dispatch({ type: 'TRACKED', payload: { label: 'No Listener' } });
    dispatch(openCart());
  };
  const help = () => dispatch(trackHelp());
  dispatch(knowPerson(user.id));
  return (
    <button onClick={buy} onBlur={help}>
      Buy
    </button>
  );
}
