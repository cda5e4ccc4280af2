import Analytics from 'analytics-react-native';

const analytics = new Analytics('public');
export const tapped = () => analytics.track({ userId: 'u1', event: 'Native Tapped' });
