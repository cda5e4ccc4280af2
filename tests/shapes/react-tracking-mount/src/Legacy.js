const { useTracking } = require('react-tracking');
const { Kind } = require('./send');
exports.Legacy = function Legacy() {
  useTracking({ type: Kind.Action, eventName: 'LEGACY_LOADED' }, { dispatchOnMount: true });
  return null;
};
