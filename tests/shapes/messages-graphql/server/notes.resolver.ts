import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { segment } from './resolvers';

@Resolver()
export class NotesResolver {
  @Mutation(() => Boolean, { name: 'writeNote' })
  write(@Args('title') event: string, @Args('who') userId: string) {
    segment.track({ userId, event });
    return true;
  }
}
