import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';

interface Telemetry {
  track(event: string, properties?: object): void;
  who(id: string): void;
}

const client = AnalyticsBrowser.load({ writeKey: 'wk' });

export const TelemetryContext = createContext<Telemetry | null>(null);
export const ThemeContext = createContext({ track: (_: string) => undefined, reset: () => undefined });

export function TelemetryProvider({ children }: { children: ReactNode }) {
  const value = useMemo<Telemetry>(
    () => ({
      track: (event, properties) => void client.track(event, properties),
      who: id => void client.identify(id),
    }),
    [],
  );
  return <TelemetryContext.Provider value={value}>{children}</TelemetryContext.Provider>;
}

export function useTelemetry() {
  const value = useContext(TelemetryContext);
  if (!value) throw new Error('no provider');
  return value;
}
