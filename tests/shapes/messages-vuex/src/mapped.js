import { mapActions } from 'vuex';
export default {
  methods: {
    ...mapActions(['trackEvent']),
    close() { this.trackEvent({ name: 'Page Closed' }); },
  },
};
