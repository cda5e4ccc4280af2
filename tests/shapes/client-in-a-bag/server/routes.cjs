module.exports = (app, { sender }) => {
  app.post('/barn', request => sender.track({ userId: request.user.id, event: 'Barn Filled' }));
};
