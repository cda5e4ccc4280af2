import { createAction } from '@reduxjs/toolkit';

export const TRACK = 'analytics/track';
export const tracked = createAction<{ event: string }>('metrics/tracked');
export const viewed = createAction('metrics/viewed', (title: string) => ({ payload: { title } }));

export const track = (name: string, props = {}) => ({ type: TRACK, name, props });
export const addItem = (id: string) => ({
  type: 'cart/add',
  id,
  meta: { metrics: { eventName: 'Item Added', props: { id } } },
});
export const removeItem = (id: string) => ({ type: 'cart/remove', id });
