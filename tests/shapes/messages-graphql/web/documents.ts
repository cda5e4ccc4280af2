import { gql } from '@apollo/client';

export const NOTE = gql`
  # mutation other { nothing }
  mutation Note($title: String!, $more: JSON) {
    note(title: $title, more: $more) {
      id
    }
  }
`;
export const NOTE_ALL = gql`
  mutation NoteAll($name: String!) {
    noteAll(input: { title: $name, kind: SHORT })
  }
`;
export const LOG = gql`
  mutation Log($title: String!) {
    log(title: $title)
  }
`;
export const ORDER = gql`
  mutation Order($input: OrderInput!) {
    order(input: $input)
  }
`;
