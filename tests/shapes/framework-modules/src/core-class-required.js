const Analytics = require('@segment/analytics.js-core/lib/analytics');

const analytics = new Analytics();
analytics.identify('user-1');
analytics.track('Forecast Shared', { days: 3 });
