exports.post = async (host, path, body, auth) => {
  await fetch(`https://${host}${path}`, { method: 'POST', headers: { Authorization: auth }, body: JSON.stringify(body) });
};
exports.Api = class {
  constructor({ host, auth }) {
    this.root = `https://${host}/v1`;
    this.auth = auth;
  }
  send(path, body) {
    return fetch(this.root + path, { method: 'POST', headers: { Authorization: this.auth }, body: JSON.stringify(body) });
  }
};
