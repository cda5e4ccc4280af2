Template.list.events({
  'click .remove': function () {
    Meteor.call('remove', this._id, function (error) {
      if (!error) analytics.track('Removed Item');
    });
  },
  'keyup .search': function (event) {
    catalog.track(event.target.value);
  },
});
