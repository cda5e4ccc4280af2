import { useCallback, useMemo } from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });

export function useTrack(page: string) {
  return useCallback(
    (event: string, properties: object = {}) => {
      analytics.track(event, { ...properties, page });
    },
    [page],
  );
}

export function usePerson() {
  const identify = (id: string, email: string) => analytics.identify(id, { email });
  const forget = useCallback(() => analytics.reset(), []);
  return { identify, forget };
}

export const useTools = () => useMemo(() => ({ clicked: (what: string) => analytics.track('Tool Clicked', { what }) }), []);

export function useField() {
  return { track: useCallback((key: string) => key.length, []), reset: () => undefined };
}
