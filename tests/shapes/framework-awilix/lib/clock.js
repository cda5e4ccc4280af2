module.exports = ({ telescope }) => ({
  strike: keeper => {
    telescope.report(keeper.id, 'Clock Struck');
  },
});
