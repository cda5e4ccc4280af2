function Shelf() {
  this.jars = [];
}

Shelf.prototype.track = function (jar) {
  this.jars.push(jar);
};

module.exports = Shelf;
