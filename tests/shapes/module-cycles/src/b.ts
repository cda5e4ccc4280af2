import { track } from './a';

export function retry(userId: string, event: string, tries: number): void {
  track(userId, event, tries);
}
export const endless = (step: number): number => endless(step - 1);
export * from './a';
