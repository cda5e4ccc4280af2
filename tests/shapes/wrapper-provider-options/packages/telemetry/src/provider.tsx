import { createContext, createElement, useContext, useEffect, useRef } from 'react';
import { useFirst } from '@own/hooks';
import { makeLocator } from '@own/registry';

export type { Track, Options } from './track';
import { createTrack, type Options, type Track } from './track';

const nothing = () => {};

export const TelemetryContext = createContext<Track>(nothing);

export const TelemetryProvider: React.FC<{ options: Omit<Options, 'isAllowed'>; children: any }> = ({ options, children }) => {
  const track = useFirst(() => createTrack({ isAllowed: () => true, ...options }));
  return <TelemetryContext.Provider value={track}>{children}</TelemetryContext.Provider>;
};

export function useTelemetry(): Track {
  const track = useContext(TelemetryContext);
  if (!track) throw new Error('no telemetry here');
  return track;
}

export const telemetryLocator = makeLocator(useTelemetry.bind(null), 'telemetry');

export function withTelemetry<C extends (props: any) => any>(Inner: C) {
  const WithTelemetry = (props: object) => {
    const track = useTelemetry();
    return createElement(Inner, { ...props, track });
  };
  return WithTelemetry;
}

export function useTrackOnChange(onChange: (track: Track) => void, dependencies: unknown[]) {
  const latest = useRef(onChange);
  const track = useTelemetry();
  useEffect(() => {
    latest.current(track);
  }, [...dependencies, track]);
}
