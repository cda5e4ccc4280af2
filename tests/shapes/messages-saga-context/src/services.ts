import * as reporting from './reporting';
import { clock } from './clock';

export const services = { reporting, clock, locale: 'en' };
