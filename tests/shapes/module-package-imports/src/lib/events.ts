export const Events = { docked: 'ship_docked', left: 'ship_left' } as const;
export function trackShip(name: string) {
  return name.length;
}
