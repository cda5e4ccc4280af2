import Analytics from 'analytics';
import segmentPlugin from '@analytics/segment';

export const analytics = Analytics({ app: 'shop', plugins: [segmentPlugin({ writeKey: 'wk' })] });
