'use strict';

require('app').service('eventTracking', EventTracking);

function EventTracking($log, $window) {
  var self = this;

  if ($window.analytics) {
    self.analytics = $window.analytics;
  }

  self.opened = function (name) {
    var eventName = 'opened-' + name.kind;
    self.analytics.ready(function () {
      self.analytics.track(eventName, { name: name });
      self.analytics.track('opened');
    });
    return self;
  };
}
