import { createContext, createElement, useCallback, useMemo, useRef } from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });
export interface Tracking {
  send(name: string, data?: object): void;
  log(name: string): void;
}
export const TrackingContext = createContext<Tracking | null>(null);
export const PlainContext = createContext<any>(undefined);
export const RefContext = createContext<any>({});

export function TrackingProvider({ children }: { children: any }) {
  const send = useCallback((name: string, data?: object) => {
    void segment.track(name, data);
  }, []);
  const log = useCallback((name: string) => console.log(name), []);
  const value = useMemo(() => ({ send, log }), [send, log]);
  return <TrackingContext.Provider value={value}>{children}</TrackingContext.Provider>;
}
export function PlainProvider(props: { children: any }) {
  return createElement(PlainContext.Provider, { value: { send: (name: string) => segment.track(name) } }, props.children);
}
export function RefProvider({ children }: { children: any }) {
  const client = useRef(segment);
  return <RefContext value={{ client, onSent: (name: string) => client.current.track(name) }}>{children}</RefContext>;
}
