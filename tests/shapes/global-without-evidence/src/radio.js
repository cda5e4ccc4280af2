export function play(song) {
  analytics.track('Song Played', { song });
  window.analytics.identify('u1');
  globalThis.analytics?.reset();
  cioanalytics.track('song_played', { song });
  window.cioanalytics.identify('u1', { email: 'a@b.example' });
  window.rudderanalytics.track('Song Played');
}
