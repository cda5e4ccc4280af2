exports.track = function track(plate) {
  return plate + 1;
};
