namespace App.Analytics {
  declare var analytics: SegmentAnalytics.AnalyticsJS;

  export enum Trackable {
    Opened = 1,
    Closed,
  }

  export const NAMES = { saved: 'Page Saved' };

  export function track(event: Trackable) {
    window.analytics.track(Trackable[event]);
  }

  export function say(event: string) {
    window.analytics.track(event);
  }
}
