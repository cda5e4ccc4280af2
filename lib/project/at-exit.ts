/** Projects whose answers are written down when the process ends: what rules ask is known no sooner. */
import type { Project } from './project.ts';

/** By nothing but themselves; a process has few, and each stays as long as the process. */
const projects = new Set<Pick<Project, 'keep'>>();

/** An editor ends its server without warning, and may have it run for days. */
const SOON_MS = 10_000;

export function keepAtExit(project: Pick<Project, 'keep'>): void {
  if (projects.size === 0) process.once('exit', keepAll);
  projects.add(project);
  setTimeout(() => project.keep(), SOON_MS).unref();
}

/** At the end of the process. */
export function keepAll(): void {
  for (const project of projects) project.keep();
}
