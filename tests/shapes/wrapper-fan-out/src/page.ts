import { both, mixpanelOnly, track } from './fan';

track('fountain_seen', { height: 3 });
both('u1', 'Fountain Built');
mixpanelOnly('fountain_seen');
