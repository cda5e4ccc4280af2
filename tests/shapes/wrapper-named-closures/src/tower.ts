import { atLoad, both, later, surely, unsent, withBell } from './bells';

export const noon = () => later('noon_rung');
export const dawn = () => atLoad('dawn_rung', { bells: 2 });
export const dusk = () => surely('dusk_rung');
export const twice = () => both('twice_rung');
export const never = () => unsent('never_rung');
export const Bell = withBell('small');
