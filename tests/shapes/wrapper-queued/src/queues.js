const waiting = [];
let isReady = false;

export function enqueue(run) {
  waiting.push(run);
  localStorage.setItem('waiting', String(waiting.length));
}

export function flush() {
  for (const run of waiting) run();
  waiting.length = 0;
}

export class Jobs {
  jobs = [];
  add(run) {
    this.jobs.push({ run, at: Date.now() });
    document.addEventListener('consent', () => this.start());
  }
  start() {
    while (this.jobs.length > 0) this.jobs.shift().run();
  }
}
const jobs = new Jobs();
export const later = run => jobs.add(run);

const both = [];
export const first = run => both.push(run);
export function second(run) {
  both.push(() => run());
  if (isReady) for (const one of both) one();
}

export function archive(run) {
  waiting.includes(run);
  fetch('/archive', { method: 'POST', body: String(run) });
}
