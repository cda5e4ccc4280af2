export type Move = { name: 'Piece Moved'; square: string } | { name: 'Piece Taken'; by: string } | { name: 'Game Drawn' };

export interface Resigned { readonly kind: 'Game Resigned'; readonly detail: { readonly reason: 'Time Lost' } }
export interface Mated { readonly kind: 'Game Won'; readonly detail: { readonly reason: 'King Lost' } }
export type Ending = Resigned | Mated;

interface Dated { readonly at: number }
export type Dealt = Dated & ({ name: 'Clock Pressed' } | { name: 'Clock Paused' });
