import { sendAs, sendIf, sendIn } from './send';

sendIn('live', 'Mode Compared');
sendAs('event', 'As Event');
sendAs('action', 'As Action');
sendAs('view', 'As View');
sendAs('log', 'As Log');
sendIf('track', 'If Track');
sendIf('note', 'If Note');
sendIf(undefined, 'If Nothing');
sendIf(process.env.KIND, 'If Anything');
