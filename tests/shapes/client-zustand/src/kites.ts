import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { create } from 'zustand';
import { devtools, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

const cio = AnalyticsBrowser.load({ writeKey: 'public' });
interface Kites {
  aloft: number;
  report(name: string): void;
  rise(): void;
}
export const useKites = create<Kites>()(
  devtools(
    persist(
      (set, get) => ({
        aloft: 0,
        report: name => void cio.track(name),
        rise() {
          set({ aloft: get().aloft + 1 });
        },
      }),
      { name: 'kites' },
    ),
  ),
);
export const useWind = create(() => ({ blown: (name: string) => cio.track(name) }));
export const clouds = createStore(set => ({ seen: (name: string) => cio.track(name), hide: () => set({}) }));
