import { ApolloClient, InMemoryCache, useMutation } from '@apollo/client';
import { GraphQLClient } from 'graphql-request';
import { useMutation as useUrql } from 'urql';
import { LOG, NOTE, NOTE_ALL, ORDER } from './documents';

const client = new ApolloClient({ uri: '/graphql', cache: new InMemoryCache() });
const plain = new GraphQLClient('/graphql');
const WRITE = 'mutation Write($title: String!) { writeNote(title: $title, who: "u") }';

export const opened = () => client.mutate({ mutation: NOTE, variables: { title: 'Book Opened', more: { page: 1 } } });
export const read = () => client.mutate({ mutation: NOTE_ALL, variables: { name: 'Book Read' } });
export const written = () => plain.request(WRITE, { title: 'Book Written' });
export function useNote() {
  const [note] = useMutation(NOTE);
  return (title: string) => note({ variables: { title } });
}
export function Page() {
  const note = useNote();
  const [, send] = useUrql(NOTE);
  note('Page Turned');
  send({ title: 'Page Marked' });
}
export const logged = () => client.mutate({ mutation: LOG, variables: { title: 'Book Logged' } });
export const ordered = () => client.mutate({ mutation: ORDER, variables: { input: { total: 3 } } });
