import { tell, tellAny, tellUnlessMuted } from './tell';
export function use(user: { id: string }, wanted: string[]) {
  tell(user.id, 'Plan Bought');
  tell(user.id, 'Plan Looked At');
  tellUnlessMuted(user.id, 'Page Left');
  tellUnlessMuted(user.id, 'Mouse Moved');
  tellAny(user.id, 'Door Opened', wanted);
}
