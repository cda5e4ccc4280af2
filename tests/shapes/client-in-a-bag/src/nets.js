export const makeNets = ({ post, clock, depth }) => ({
  cast: user => post.track(user.id, { name: 'net_cast', data: { depth } }),
  timed: user => clock.track(user.id, { name: 'net_timed' }),
});
