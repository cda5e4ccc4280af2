export function initialize(appInstance) {
  const segment = appInstance.lookup('service:segment');
  const router = appInstance.lookup('router:main');

  router.on('routeDidChange', () => {
    segment.trackPageView();
    appInstance.lookup('service:user-tracking').clicked('Menu');
    router.trackEvent('Moved');
  });
}

export default { name: 'pages', initialize };
