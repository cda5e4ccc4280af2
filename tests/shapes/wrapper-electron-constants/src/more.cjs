module.exports = { FLUSH: 'flush-sheet', PAGE: 'page-sheet' };
