export default {
  methods: {
    sail() {
      this.$harbour.track('boat_sailed');
    },
  },
};
