exports.lost = id => {
  window.analytics.track('Game Lost', { id });
  window.mixpanel.track('Game Lost');
};
