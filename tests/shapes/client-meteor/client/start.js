Meteor.startup(function () {
  analytics.load(Meteor.settings.public.segmentKey);
  Tracker.autorun(function () {
    var user = Meteor.user();
    if (user) analytics.identify(user._id, { email: user.emails[0].address });
  });
});
