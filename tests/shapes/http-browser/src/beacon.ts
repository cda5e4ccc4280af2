const HOST = 'https://api.segment.io';

export function leave(userId: string) {
  navigator.sendBeacon(`${HOST}/v1/track`, JSON.stringify({ userId, event: 'Page Left' }));
  window.navigator.sendBeacon('https://cdp.customer.io/v1/track', new Blob([JSON.stringify({ userId, event: 'page_left' })], { type: 'application/json' }));
  navigator.sendBeacon('/log', 'left');
}

export function old(userId: string) {
  const request = new XMLHttpRequest();
  request.open('POST', 'https://api.segment.io/v1/identify');
  request.setRequestHeader('content-type', 'application/json');
  request.send(JSON.stringify({ userId, traits: { old: true } }));

  const xhr = new XMLHttpRequest();
  xhr.open('POST', HOST + '/v1/track', true);
  xhr.onload = () => undefined;
  xhr.send(JSON.stringify({ userId, event: 'Page Aged' }));

  const image = new XMLHttpRequest();
  image.open('GET', '/pixel.gif');
  image.send();
}
