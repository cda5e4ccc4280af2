import type { AnalyticsBrowser } from '@segment/analytics-next';

export type LabelProps = { analytics: AnalyticsBrowser };
