import { create } from 'zustand';
import { client } from './client';

interface Shop {
  client: typeof client;
  sell(event: string): void;
}

export const useShop = create<Shop>()((set, get) => ({
  client,
  sell: event => void get().client.track(event),
}));
