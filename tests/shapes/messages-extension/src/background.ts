import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: 'wk_extension' });

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  switch (message.type) {
    case 'ANALYTICS_TRACK':
      analytics.track({ event: message.event, properties: message.properties, anonymousId: message.device });
      break;
    case 'OPEN_TAB':
      chrome.tabs.create({ url: message.url });
      break;
  }
  respond(true);
});
