import { createClient } from '@segment/analytics-react-native';

export const client = createClient({ writeKey: 'wk', trackAppLifecycleEvents: true });
