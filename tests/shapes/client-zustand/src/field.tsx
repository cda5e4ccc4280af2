import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { clouds, useKites, useWind } from './kites';

export function Field() {
  const report = useKites(kites => kites.report);
  const { report: again, rise } = useKites();
  const [blown] = useWind(useShallow(wind => [wind.blown]));
  const seen = useStore(clouds, sky => sky.seen);
  report('kite_bought');
  again('kite_flown');
  useKites.getState().report('kite_landed');
  blown('wind_blown');
  seen('cloud_seen');
  clouds.getState().seen('cloud_gone');
  rise();
  return null;
}
