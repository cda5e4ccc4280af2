export function track(event: string, properties = {}) {
  chrome.runtime.sendMessage({ type: 'ANALYTICS_TRACK', event, properties, device: 'd1' });
}

track('Popup Opened', { from: 'toolbar' });
chrome.runtime.sendMessage({ type: 'ANALYTICS_TRACK', event: 'Popup Closed', device: 'd1' });
chrome.runtime.sendMessage({ type: 'OPEN_TAB', event: 'No Event', url: 'https://example.com' });
