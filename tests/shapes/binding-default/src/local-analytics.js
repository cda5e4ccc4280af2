const counts = new Map();
export default {
  track({ event }) {
    counts.set(event, (counts.get(event) ?? 0) + 1);
  },
};
