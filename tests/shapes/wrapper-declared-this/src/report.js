export default {
  methods: {
    print() {
      this.$segment.track('Report Printed', { plan: 'pro' });
      this.$mixpanel.track('Report Printed');
    },
    later() {
      setTimeout(function () {
        this.$segment.identify('u1', { plan: 'pro' });
      });
    },
  },
};
