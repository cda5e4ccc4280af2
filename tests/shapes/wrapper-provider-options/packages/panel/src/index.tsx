import { telemetryLocator, useTelemetry, useTrackOnChange, withTelemetry, type Track } from '@own/telemetry/provider';
import { registerPanel } from '@own/registry';
import { activatePanel } from './activate';

export function Panel() {
  const track = useTelemetry();
  useTrackOnChange(send => send('Panel Changed', {}), []);
  return <button onClick={() => track('Panel Clicked', () => ({ a: 1 }))} />;
}

function Bare({ track, title }: { track: Track; title: string }) {
  return <i title={title} onClick={() => track('Bare Clicked', {})} />;
}
export const BarePanel = withTelemetry(Bare);

export const Registered = registerPanel({ name: 'panel', activate: activatePanel }, { track: telemetryLocator });
