import { Analytics } from '@segment/analytics-node';

export const segment = new Analytics({ writeKey: 'wk' });
const Mutation = {
  note: (_parent: unknown, { title, more }: any, { user }: any) => {
    segment.track({ userId: user.id, event: title, properties: more });
    return true;
  },
  noteAll: async (_parent: unknown, { input }: any, { user }: any) => {
    segment.track({ userId: user.id, event: input.title });
    return true;
  },
  order: (_parent: unknown, { input }: any, { user }: any) => {
    segment.track({ userId: user.id, event: 'Order Placed', properties: input });
    return true;
  },
};
export const resolvers = { Query: { title: () => 'x' }, Mutation };
