export const reporting = {
  methods: {
    reportSeen(name) {
      this.$segment.track(name);
    },
  },
};
