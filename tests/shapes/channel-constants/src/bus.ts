export enum Bus {
  Track = 'analytics.track',
  Log = 'log.written',
}
