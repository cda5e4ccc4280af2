export const track = (shape: string) => shape;
