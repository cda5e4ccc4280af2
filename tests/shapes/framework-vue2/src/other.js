const registry = { $segment: { track: name => name } };
export const own = {
  go() {
    return this.$segment.track('its own');
  },
  $segment: registry.$segment,
};
