const { asClass, asFunction, asValue, createContainer } = require('awilix');
const Telescope = require('./telescope');
const Dome = require('./dome');
const Shutters = require('./shutters');
const makeClock = require('./clock');

const container = createContainer();

container.register({
  key: asValue(process.env.SEGMENT_WRITE_KEY),
  telescope: asClass(Telescope).singleton(),
  shutters: asClass(Shutters),
  dome: asClass(Dome),
  clock: asFunction(makeClock),
});

module.exports = container;
