import { bus, topics } from './bus';
import { emit, flush, made, tell } from './plain';

export const opened = () => bus.emit('analytics', { event: 'Door Opened', userId: 'u' });
export const moved = () => topics.publish('moves', { name: 'Chair Moved', user: 'u' });
export const sent = () => emit('sent', { name: 'Letter Sent', id: 'u' });
export const told = () => tell({ type: 'track', title: 'Story Told', id: 'u' });
export const produced = () => made.send('made', { title: 'Cup Made', id: 'u' });
const through = (event: string) => bus.emit('analytics', { event, userId: 'u' });
export const passed = () => through('Gate Passed');

export const audited = () => bus.emit('audit', { event: 'Door Opened', userId: 'u' });
export const other = () => emit('other', { name: 'Letter Sent', id: 'u' });
export const asked = () => tell({ type: 'ask', title: 'Story Told', id: 'u' });
export const done = () => flush();

const named = (name: string, data: object) => bus.emit(name, data);
export const handed = () => named('analytics', { event: 'Name Handed', userId: 'u' });
