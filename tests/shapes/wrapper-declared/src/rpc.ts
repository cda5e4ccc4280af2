export function sendToServer(channel: string, payload: { name: string }) {
  return fetch('/rpc/' + channel, { method: 'POST', body: JSON.stringify(payload) });
}
export function sendMail(channel: string, payload: { name: string }) {
  return fetch('/mail/' + channel, { method: 'POST', body: JSON.stringify(payload) });
}
