export const analytics = { track: (face: string) => face.length };
