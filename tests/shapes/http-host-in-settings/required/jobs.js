const track = require('./send');
exports.paid = invoice => track(invoice.ownerId, 'Invoice Paid', { sum: invoice.sum });
