let service;
let report;
const sinks = {};

export function configure(Service, options) {
  service = new Service(options);
}
export function reportWith(fn) {
  report = fn;
}
export function addSink(sink) {
  sinks.main = sink;
}
export const emit = (name, data) => service.emit(name, data);
export const tell = name => report(name);
export const push = name => sinks.main.push(name);
/** What runs at once is the caller's affair. */
export function run(work) {
  return work('now');
}
