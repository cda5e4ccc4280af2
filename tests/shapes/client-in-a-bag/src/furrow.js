export default function furrow(app, { post: letters }) {
  app.get('/furrow', request => letters.track(request.user.id, { name: 'furrow_drawn' }));
}
