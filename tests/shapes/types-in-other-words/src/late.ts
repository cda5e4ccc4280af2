let sdk: typeof import('@segment/analytics-node') | undefined;

export async function open(): Promise<void> {
  sdk = await import('@segment/analytics-node');
}

export function ring(sdkOf: typeof import('@segment/analytics-node'), id: string): void {
  new sdkOf.Analytics({ writeKey: 'k' }).track({ userId: id, event: 'Late Bell Rung' });
}

export const isOpen = (): boolean => sdk !== undefined;
