import * as Segment from 'expo-analytics-segment';
import { trackWithProperties } from 'expo-analytics-segment';

Segment.initialize({ iosWriteKey: 'public', androidWriteKey: 'public' });
export const one = () => Segment.identifyWithTraits('u1', { plan: 'pro' });
export const two = () => trackWithProperties('Expo Tapped', { a: 1 });
