import { emit } from './send';
export const closed = (ticket: { owner: string }) => emit(ticket.owner, 'Ticket Closed');
