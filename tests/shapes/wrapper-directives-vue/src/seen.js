import { analytics } from './main';

export default {
  inserted(el, binding) {
    new IntersectionObserver(() => analytics.track(binding.value)).observe(el);
  },
};
