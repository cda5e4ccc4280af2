import { Analytics } from '@segment/analytics-node';

(<any>window).bells = new Analytics({ writeKey: 'k' });
(window satisfies object as any).ropes = { track() {} };
