import { track } from './windows';

export const Crlf = () => (
  <p
    onClick={() =>
      track(
        'u1',
        'Crlf Clicked',
      )
    }
  >
    track('u1', 'Text')
  </p>
);
