export default {
  head: {
    script: [{ hid: 'tell', innerHTML: "analytics.identify('shop', { plan: 'free' });" }],
  },
};
