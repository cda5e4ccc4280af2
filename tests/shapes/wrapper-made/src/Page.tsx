import { around, analytics, clicked, counter, dialog, identified, logged, outcomes, scoped, tracked, trackedWith } from './analytics';
import { Dialog, save } from 'elsewhere';

const cart = scoped('Cart');
const count = counter(1);

export const remove = around('Row Removed', (id: string) => save(id));

export function Page({ user, name }: { user: { id: string }; name: string }) {
  const [saved, lost] = outcomes('Page');
  const run = tracked('Page Seen');
  run();
  cart('Filled');
  count();
  save(user).then(saved, lost);
  save(user).then(trackedWith('User Saved'));
  window.addEventListener('focus', identified(user));
  window.addEventListener('blur', analytics.track.bind(analytics, 'Page Left'));
  return (
    <Dialog {...dialog('Help')} onClick={clicked('Help')} onBlur={logged('blur')}>
      <button onClick={tracked('Button Clicked')} onFocus={tracked(name)} />
    </Dialog>
  );
}
