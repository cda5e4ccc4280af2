import os from 'node:os';
import Analytics from 'analytics-node';
import { machineIdSync } from 'node-machine-id';
import { config, installation } from './config';

const analytics = new Analytics('key');
const machine = (() => {
  try {
    return machineIdSync();
  } catch {
    return 'unknown';
  }
})();

export function started(): void {
  analytics.track({ userId: installation(), event: 'Started' });
  analytics.track({ userId: config.get('install'), event: 'Settings Read' });
  analytics.track({ userId: config.get('account').email, event: 'Account Read' });
  analytics.track({ userId: machine, event: 'Machine Seen' });
  analytics.track({ userId: os.hostname(), event: 'Host Seen' });
}
