import { printer, telemetry } from './telemetry';

const track = telemetry();
const print = printer();
export const opened = () => track('Page Opened', { page: 1 });
export const printed = () => print('Page Printed', { page: 1 });
export const hit = () => fetch('/v1/hit', { method: 'POST', body: JSON.stringify({ title: 'Page Hit', who: 'u' }) });
