const renderer = __non_webpack_require__('electron').ipcRenderer;

module.exports = function give(reader) {
  renderer.send('shelf:record', { name: 'Book Given Back', reader });
};
