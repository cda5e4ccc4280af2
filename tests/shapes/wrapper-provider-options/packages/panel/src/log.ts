/** A type of functions that nobody implements by a send. */
export type Note = (message: string) => void;

export const note: Note = message => console.log(message);

export const noted = (write: Note) => () => write('Panel Noted');

/** A thunk's extra argument, written out by its type. */
export interface Extra {
  write: Note;
}
