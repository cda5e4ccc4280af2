export class OrderPlaced {
  constructor(
    public readonly title: string,
    public readonly userId: string,
  ) {}
}
export class SendTitle {
  constructor(
    public readonly title: string,
    public readonly userId: string,
  ) {}
}
export class OrderLost {
  constructor(public readonly title: string) {}
}
export const Names = { tracked: 'metrics.tracked' } as const;
