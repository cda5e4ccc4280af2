import { settings } from './settings.js';

settings.mode = process.env.MODE;
