export enum Lift {
  Up = 'Lift Up',
  Down = 'Lift Down',
  'Stuck Door' = 'Lift Stuck',
}
export const enum Floor {
  Ground = 'floor_ground',
  First = `floor_first`,
}
export namespace Old {
  export enum Names {
    A = 'Old A',
  }
}
export enum Level {
  Low,
  High,
}
