declare const analytics: any;
export const won = (id: string) => {
  analytics.identify({ id, email: 'x' });
  analytics.track('Game Won');
};
