import { bag } from './bag';
bag.analytics.track('Not Ours');
