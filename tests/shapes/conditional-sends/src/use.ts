import { byEnum, byNum, byFlag, early, inner, unified } from './send';
import { Kind, Num } from './kinds';
export function all(user: { id: string }) {
  byEnum({ type: Kind.Action, name: 'Enum Action' });
  byEnum({ type: Kind.Page, name: 'Enum Page' });
  byNum(Num.Action, 'Num Action');
  byNum(Num.Page, 'Num Page');
  byFlag('Flag Track');
  byFlag('Flag Page', { page: true });
  byFlag('Flag False', { page: false });
  unified({ id: 'x', event: 'Only One' });
  unified({ id: 'x', event: 'New One', legacy: 'Old One' });
  early('No User');
  early('With User', user);
}
const { event, screen } = inner();
export const a = () => event('Inner Event');
export const b = () => screen('Inner Screen');
