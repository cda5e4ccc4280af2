const listeners = {};
const all = [];
export const on = (name, listener) => {
  (listeners[name] = listeners[name] || []).push(listener);
};
export function emit(name, ...rest) {
  const list = listeners[name];
  if (!list) return;
  list.slice().forEach(listener => listener(...rest));
}
export const hear = listener => {
  all.push(listener);
};
export const tell = message => {
  for (const listener of all) listener(message);
};
export function makeBus() {
  const kept = [];
  return {
    listen: (topic, run) => kept.push({ topic, run }),
    send: (topic, data) => kept.filter(one => one.topic === topic).forEach(one => one.run(data)),
  };
}
export const made = makeBus();
const tasks = [];
export const later = task => tasks.push(task);
export const flush = () => tasks.forEach(task => task());
