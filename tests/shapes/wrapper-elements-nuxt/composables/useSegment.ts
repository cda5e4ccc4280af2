export function useSegment() {
  const getAnalytics = (): any => (process.server ? null : window.analytics);
  const track = async (event: string, properties?: Record<string, unknown>): Promise<boolean> => {
    const analytics = getAnalytics();
    if (!analytics) return false;
    analytics.track(event, properties);
    return true;
  };
  return { track };
}
