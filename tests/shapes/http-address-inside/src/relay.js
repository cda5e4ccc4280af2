const target = 'https://cdp.customer.io/v1/track';
const body = event => ({ method: 'POST', body: JSON.stringify({ userId: 'u', event }) });

export const inQuery = () =>
  fetch(`https://relay.example.com/?url=${encodeURIComponent(target)}`, body('in_query'));
export const inText = () =>
  fetch('https://relay.example.com/?to=https%3A%2F%2Fcdp.customer.io%2Fv1%2Ftrack&v=2', body('in_text'));
export const inPath = () => fetch(`https://relay.example.com/${target}`, body('in_path'));
export const joined = kind =>
  fetch('https://relay.example.com/?url=' + encodeURIComponent('https://cdp.customer.io/v1/' + 'track'), body('joined'));
export const elsewhere = () =>
  fetch(`https://relay.example.com/?url=${encodeURIComponent('https://api.weather.example/v1/track')}`, body('rain'));
export const checked = () =>
  fetch(`https://status.example.com/?of=${encodeURIComponent('https://cdp.customer.io')}`, { method: 'POST' });
