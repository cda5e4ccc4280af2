const { Router } = require('express');
const Analytics = require('analytics-node');
const segment = new Analytics('key');

const router = Router();
router.post('/moves', requireUser, (req, res) => {
  const { name, ...properties } = req.body;
  segment.track({ userId: req.user.id, event: name, properties });
  res.end();
});
router.post('/orders', (req, res) => {
  segment.track({ userId: req.user.id, event: 'Order Made', properties: req.body });
  res.end();
});
module.exports = router;
