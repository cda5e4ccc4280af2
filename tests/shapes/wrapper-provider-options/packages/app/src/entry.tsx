import { AnalyticsBrowser } from '@segment/analytics-next';
import { TelemetryProvider } from '@own/telemetry/provider';
import { useFirst } from '@own/hooks';
import type { Options } from '@own/telemetry';
import { Panel } from '@own/panel';

const segment = AnalyticsBrowser.load({ writeKey: 'wk_options' });

function makeSend() {
  const send = (event: string, properties: object) => void segment.track(event, properties);
  return send;
}

export function Entry() {
  const options = useFirst<Options>({ sendTrack: makeSend() });
  return (
    <TelemetryProvider options={options}>
      <Panel />
    </TelemetryProvider>
  );
}
