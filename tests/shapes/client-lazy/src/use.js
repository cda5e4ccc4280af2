import { tell, told } from './lazy.js';

export const opened = () => tell('book_opened');
export const closed = () => told('book_closed');
