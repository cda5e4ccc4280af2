export async function lazily(userId: string) {
  const { Analytics } = await import('@segment/analytics-node');
  const analytics = new Analytics({ writeKey: 'wk' });
  analytics.track({ userId, event: 'Lamp Lit' });
  const module = await import('customerio-node');
  const people = new module.TrackClient('site', 'key');
  await people.track(userId, { name: 'lamp_lit' });
  await analytics.closeAndFlush();
}

export function later() {
  import('@segment/analytics-next').then(({ AnalyticsBrowser }) => {
    const browser = AnalyticsBrowser.load({ writeKey: 'wk' });
    browser.track('Lamp Dimmed');
  });
  return import('@segment/analytics-next').then(m => m.AnalyticsBrowser.load({ writeKey: 'second' }));
}

export function other() {
  import('./dimmer.js').then(({ Analytics }) => {
    new Analytics().track('dim');
  });
}
