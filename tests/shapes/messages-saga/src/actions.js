import { CART_OPENED, TRACKING } from './types';

export function trackEvent(label, options) {
  return {
    type: TRACKING.EVENT,
    payload: { label, options },
  };
}

export const knowPerson = id => ({ type: TRACKING.PERSON, id });

export const trackHelp = () => trackEvent('Help Opened');

export const openCart = () => ({ type: CART_OPENED, payload: { label: 'none' } });
