import Analytics from 'analytics-node';

const segment = new Analytics('key');
export default function handler(req, res) {
  segment.identify({ userId: req.body.id, traits: req.body.traits });
  res.end();
}
