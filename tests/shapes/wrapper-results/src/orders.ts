import { TrackerMaker } from './maker';
import { TellUseCase } from './use-case';

const useCase = new TellUseCase({ maker: new TrackerMaker() });

export async function confirmed(order: { buyerId: string }, key: string) {
  return useCase.run({ name: 'Order Confirmed', userId: order.buyerId }, key);
}
