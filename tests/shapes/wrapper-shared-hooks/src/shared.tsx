import { AnalyticsBrowser } from '@segment/analytics-next';
import constate from 'constate';
import { useCallback, useMemo } from 'react';
import { createContainer } from 'unstated-next';
import { createContext, useContextSelector } from 'use-context-selector';

const analytics = AnalyticsBrowser.load({ writeKey: 'k' });

function useSender() {
  const client = useMemo(() => analytics, []);
  const send = useCallback((event: string) => client.track(event), [client]);
  return { send };
}

export const [SenderProvider, useShared] = constate(useSender);
export const [CountProvider, useCount] = constate(() => ({ send: (text: string) => text.length }));
export const [, useSelected] = constate(useSender, value => value.send);
export const Sender = createContainer(useSender);
export const Context = createContext({ report: (event: string) => analytics.track(event) });
export const useReport = () => useContextSelector(Context, value => value.report);
export const usePair = () => [(event: string) => analytics.track(event), 1] as const;
