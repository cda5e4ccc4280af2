import { Mails } from './mail';

const mails = new Mails();
const mailTo = (user: { id: string; email: string }) => ({
  who: { id: user.id },
  to: user.email,
  template: 'hello',
  files: [],
});

export function greet(user: { id: string; email: string }) {
  return mails.one(mailTo(user));
}
export function remind(users: { id: string; email: string }[]) {
  return mails.all(users.map(user => mailTo(user)));
}
export function warn(user: { id: string; email: string }) {
  return mails.surely(mailTo(user));
}
export function keep(users: { id: string; email: string }[]) {
  return mails.stored(users.map(user => mailTo(user)));
}
