const container = require('./lib/container');

exports.begin = keeper => {
  container.resolve('telescope').report(keeper.id, 'Night Begun');
  container.cradle.telescope.report(keeper.id, 'Star Seen');
  container.resolve('dome').open(keeper);
  container.cradle.clock.strike(keeper);
};
