import { made, sendAs, sendIf, sendIn, sendMade } from './send';

sendIn('live', 'Mode Compared');
sendAs('event', 'As Event');
sendAs('action', 'As Action');
sendAs('view', 'As View');
sendAs('log', 'As Log');
sendIf('track', 'If Track');
sendIf('note', 'If Note');
sendIf(undefined, 'If Nothing');
sendIf(process.env.KIND, 'If Anything');
sendMade(made.OPENED, 'Made Opened');
sendMade(made.CLOSED, 'Made Closed');
sendMade(`view_${process.env.KIND}`, 'Made View');
sendMade(`other_${process.env.KIND}`, 'Made Other');
sendMade('view_page', 'Made Page');
