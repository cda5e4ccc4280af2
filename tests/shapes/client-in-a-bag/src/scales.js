export function weigh({ post, id, name }) {
  return post.track(id, { name });
}
