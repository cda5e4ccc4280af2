declare global {
  interface Window {
    cellar: import('@segment/analytics-next').AnalyticsBrowser;
  }
}
export {};
