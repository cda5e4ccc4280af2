import { done, kept, known, met, named, seen } from './analytics';

export function onUser(user) {
  known(user.id);
  named(user.id);
  met(user.id);
  seen(user.id);
  done();
  kept(user.id);
}
