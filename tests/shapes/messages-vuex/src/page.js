import store from './store';
store.dispatch('trackEvent', { name: 'Store Opened' });
export default {
  methods: {
    open() { this.$store.dispatch('trackEvent', { name: 'Page Opened', props: { a: 1 } }); },
    know(user) { this.$store.dispatch('identifyUser', user); },
    other() { this.$store.dispatch('loadItems', { name: 'No Event' }); },
  },
};
