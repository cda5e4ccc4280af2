import Ovens from './ovens.js';
import trays from './trays.cjs';

Ovens.light(process.env.WRITE_KEY);
export const warmed = user => Ovens.lit(user.id, 'oven_warmed');
export const emptied = user => trays.track(user.id, 'tray_emptied');
export const rang = () => Ovens.timed('oven_rang');
