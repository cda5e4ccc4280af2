export default { kit: { alias: { $events: 'src/tracking/events', '$house/*': 'src/house/*' } } };
