export const analytics = { track: (fruit) => fruit.length };
