import browser from 'webextension-polyfill';
browser.runtime.sendMessage({ action: 'trackEvent', name: 'Poly Sent' });
browser.runtime.sendMessage({ action: 'other', name: 'Not Sent' });
parent.postMessage({ kind: 'metric', title: 'Window Sent' }, '*');
