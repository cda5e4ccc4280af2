module.exports = class Dome {
  constructor({ telescope, shutters }) {
    this.telescope = telescope;
    this.shutters = shutters;
  }

  open(keeper) {
    this.shutters.open();
    this.telescope.report(keeper.id, 'Dome Opened');
    this.shutters.track(keeper.id, 'Shutters');
  }
};
