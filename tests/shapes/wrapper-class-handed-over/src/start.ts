import { addSink, configure, reportWith } from './registry.js';
import { Client, Emitter, send, sink } from './services';
import { Holder } from './holder';

configure(Emitter, { prefix: 'shop' });
reportWith(send);
addSink(sink);
export const holder = new Holder(Client, send);
