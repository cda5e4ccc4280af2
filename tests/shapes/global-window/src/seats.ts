export function pick(seat: string) {
  window.analytics.track('Seat Picked', { seat });
  globalThis.analytics?.track('Seat Held');
  (window as any).analytics.page();
  window['analytics'].identify('u1');
  self.analytics.reset();
  window.mixpanel.track('Seat Picked');
  window.posthog?.reset();
  window.seats.track(seat);
}

export function local() {
  const window = { analytics: { track: (s: string) => s } };
  window.analytics.track('Seat Picked');
}
