import { Mood } from './services';
import type { Context, Made, Services, services } from './services';

export const resolvers = {
  plant: async (_parent: unknown, _args: unknown, context: Context) => {
    context.segment.track({ userId: context.user.id, event: 'Tree Planted' });
    return true;
  },
  water: async (_parent: unknown, _args: unknown, { segment, user }: Context) => {
    segment.track({ userId: user.id, event: 'Tree Watered' });
    return true;
  },
};

export const fell = ({ segment }: Made, userId: string) => segment.track({ userId, event: 'Tree Felled' });
export const count = ({ segment, clock }: Services, userId: string) => {
  segment.track({ userId, event: 'Tree Counted' });
  clock.track({ userId });
};
export const prune = (all: typeof services, userId: string) => all.segment.track({ userId, event: 'Tree Pruned' });

declare const forest: { mood: Mood };
export const feel = ({ segment }: Services, userId: string) => segment.track({ userId, event: forest.mood });
