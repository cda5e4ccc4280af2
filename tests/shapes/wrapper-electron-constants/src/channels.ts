export const CHANNELS = { sheet: { track: 'sheet:track' }, print: 'sheet:print' } as const;
export enum Channel {
  Identify = 'sheet/identify',
}
