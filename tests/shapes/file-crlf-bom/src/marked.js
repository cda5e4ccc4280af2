import { track } from './windows';
track('u1', 'Marked');
const text = "analytics.track('String')";
