export enum Names {
  Milked = 'Cow Milked',
  Shorn = 'Sheep Shorn',
}
