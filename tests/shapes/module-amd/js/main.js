require(['app/tracker', 'app/old', 'app/built'], function (tracker, old, built) {
  tracker.report('Main Loaded');
  old.send('Main Old');
  built.quiet.report('Quiet');
});
