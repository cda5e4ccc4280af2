import { CustomerIO } from 'customerio-reactnative';

export const old = (id) => CustomerIO.identify(id, { old: true });
export const buy = (sku) => CustomerIO.track('sku_bought', { sku });
export const wrap = (gift) => gift.track('ribbon');
