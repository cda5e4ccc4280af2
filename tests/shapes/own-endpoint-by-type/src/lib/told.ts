export type Told =
  | { type: 'event'; eventName: string; props: object }
  | { type: 'identity'; traits: object }
  | { type: 'page'; props: object };
