export function trackEvent(ship: string, animal: string): string {
  return `${ship}:${animal}`;
}
