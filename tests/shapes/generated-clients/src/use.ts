import typed, { cartViewed } from './typed-segment';
import * as all from './typed-segment';
import { TypedClient } from './typed-rudder';
import { orderShipped } from './typed-server';
import Plan, { signedUp } from './typed-plan';

const rudder = new TypedClient();
export const one = (id: string) => typed.cartViewed({ cart_id: id });
export const two = (id: string) => cartViewed({ cart_id: id });
export const three = (id: string) => all.cartViewed({ cart_id: id });
export const four = (id: string) => rudder.orderCompleted({ order_id: id });
export const five = (id: string) => orderShipped({ userId: 'u', properties: { order_id: id } });
export const six = () => Plan.signedUp({ plan: 'pro' });
export const seven = () => signedUp({ plan: 'pro' });
export const eight = (id: string) => typed.identify(id, { plan: 'pro' });
export const other = () => (typed as any).cartDropped({});
