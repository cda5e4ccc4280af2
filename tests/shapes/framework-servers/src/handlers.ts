export function open(req, res) {
  req.app.locals.segment.track({ event: 'Express Opened', userId: req.user.id });
  req.app.get('tracker').track({ event: 'Express Asked', userId: req.user.id });
  req.events.identify({ userId: req.user.id, traits: { email: req.user.email } });
  req.limiter.track({ event: 'hit', userId: req.ip });
  res.end();
}
