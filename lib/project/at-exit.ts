/** Projects whose answers are written down when the process ends: what rules ask is known no sooner. */
import type { Project } from './project.ts';

/** By nothing but themselves; a process has few, and each stays as long as the process. */
const projects = new Set<Pick<Project, 'keep'>>();

/** An editor ends its server without warning, and may have it run for days. */
const SOON_MS = 10_000;
/** Who is that much behind is at work: a run that ends soon, and writes down then what it has found by then. */
const BUSY_MS = 50;

export function keepAtExit(project: Pick<Project, 'keep'>): void {
  if (projects.size === 0) process.once('exit', keepAll);
  projects.add(project);
  keepSoon(project);
}

function keepSoon(project: Pick<Project, 'keep'>): void {
  const due = Date.now() + SOON_MS;
  setTimeout(() => (Date.now() - due > BUSY_MS ? keepSoon(project) : project.keep()), SOON_MS).unref();
}

/** At the end of the process. */
export function keepAll(): void {
  for (const project of projects) project.keep();
}
