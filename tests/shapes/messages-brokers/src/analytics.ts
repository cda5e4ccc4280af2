import { Analytics } from '@segment/analytics-node';

export const segment = new Analytics({ writeKey: 'wk' });
export const send = ({ title, who }: { title: string; who: string }) => segment.track({ event: title, userId: who });
