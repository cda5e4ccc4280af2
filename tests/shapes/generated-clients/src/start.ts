import { AnalyticsBrowser } from '@segment/analytics-next';
import { Analytics } from '@segment/analytics-node';
import typed from './typed-segment';
import { setTypedOptions } from './typed-server';
import { initPlan } from './typed-plan';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });
typed.setTypedOptions({ analytics: segment });
setTypedOptions({ analytics: new Analytics({ writeKey: 'key' }) });
initPlan({ env: 'prod' }, {}, {}, {
  make: () => {},
  logEvent: (name, properties) => {
    void segment.track(name, properties);
  },
});
