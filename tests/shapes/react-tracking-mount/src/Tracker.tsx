import type { FC, ReactNode } from 'react';
import { useTracking } from 'react-tracking';
import { send, type Told } from './send';
export const Tracker: FC<{ children: ReactNode }> = ({ children }) => {
  const { Track } = useTracking<Told>({}, { dispatchOnMount: true, dispatch: data => send(data) });
  return <Track>{children}</Track>;
};
