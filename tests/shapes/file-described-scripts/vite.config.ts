export default {
  plugins: [
    {
      name: 'tell',
      transformIndexHtml: () => [{ tag: 'script', children: `analytics.track('Page Built');`, injectTo: 'body' }],
    },
  ],
};
