export const TIMED = 'RECIPE_TIMED';
