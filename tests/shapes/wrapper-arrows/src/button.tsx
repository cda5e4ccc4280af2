import { noop, track, trackClick, trackClosed, trackPage } from './track';

export function Button({ label }: { label: string }) {
  track('Rendered');
  noop('Rendered');
  return (
    <button
      onClick={() => trackClick(label)}
      onBlur={() => void trackPage('Form')}
      onKeyUp={() => noop(label)}
      onDoubleClick={() => trackClosed()}
    />
  );
}
