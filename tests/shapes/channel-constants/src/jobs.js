const { mail, usage } = require('./queue');
exports.upgraded = async id => {
  await usage.add('plan', { user: id, what: 'Plan Upgraded' });
  await mail.add('plan', { user: id, what: 'Plan Mail' });
};
