import { createClient } from '@segment/analytics-react-native';

const client = createClient({ writeKey: 'k' });

export default (event: string) => client.track(event);
