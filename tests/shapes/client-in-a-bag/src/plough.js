import furrow from './furrow.js';

export default function plough(app, tools) {
  return furrow(app, tools);
}
