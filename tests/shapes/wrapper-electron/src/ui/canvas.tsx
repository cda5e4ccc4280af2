import { AppEvent } from '../main/analytics';

export function save() {
  window.main.trackAppEvent({ event: AppEvent.saved, properties: { layers: 3 } });
  void window.main.trackView('Canvas');
  void window.main.read('/tmp/sketch');
  globalThis.main.trackAppEvent({ event: 'Sketch Exported' });
}
