import { AnalyticsBrowser } from '@segment/analytics-next';
import { Hive } from 'hive-monitor';

const segment = AnalyticsBrowser.load({ writeKey: process.env.WRITE_KEY ?? '' });

export const welcome = (id: string, traits: object) => {
  const queue = (window.hive = window.hive || []);
  queue.push(['person', { id, ...traits }]);
  segment.identify(id, traits);
};

export function arrived(id: string) {
  (window.comb = window.comb || []).push({ event: 'arrived' });
  window.swarm.push(['visit']);
  segment.identify(id);
}

export function greeted(id: string, traits: Record<string, string>) {
  Hive.identify(id, traits as Hive.Traits);
  segment.identify(id, { ...traits, greeted: true });
}

export function moved(id: string, traits: Record<string, string>) {
  Hive.relocate(id, traits);
  segment.identify(id, traits);
}
