export const cast = () => (window as unknown as PageWindow).analytics.page('Cast');
