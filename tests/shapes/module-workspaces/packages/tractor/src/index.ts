export const emit = (smoke: number) => smoke;
