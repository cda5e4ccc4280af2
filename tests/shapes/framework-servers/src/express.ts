import { Analytics } from '@segment/analytics-node';
import express from 'express';

const app = express();
const segment = new Analytics({ writeKey: 'wk_servers' });
app.locals.segment = segment;
app.set('tracker', segment);
app.use((req, res, next) => {
  req.events = segment;
  next();
});
