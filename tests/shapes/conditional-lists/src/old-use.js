const { note, noteLater } = require('./old');
exports.run = user => {
  note(user.id, 'invoice_paid');
  note(user.id, 'invoice_drawn');
  noteLater(user.id, 'invoice_sent');
};
