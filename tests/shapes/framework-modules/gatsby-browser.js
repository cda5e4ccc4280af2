exports.onClientEntry = () => window.analytics.track('Site Entered');
