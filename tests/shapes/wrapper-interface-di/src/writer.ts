export interface IAnalyticsWriter {
  track(message: { userId: string; event: string; properties?: object }): void;
  identify(message: { userId: string; traits: object }): void;
}
export interface ISurveyor {
  track(point: { x: number; y: number }): void;
}
