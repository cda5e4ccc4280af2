import type Everything from './tools';

export const bottled = (userId: string, { tools }: Everything) => tools.segment.track({ userId, event: 'bottled' });
