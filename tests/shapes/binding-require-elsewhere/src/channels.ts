export enum Channel {
  Record = 'shelf:record',
  Print = 'shelf:print',
}
