import { Shelf } from './bridge';

export function Page({ reader }: { reader: { id: string } }) {
  Shelf.print('Shelf Printed');
  return <button onClick={() => Shelf.record('Book Opened', reader)}>Open</button>;
}
