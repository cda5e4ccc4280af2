import type { Session } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import type { RawOptions } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';

export function start(_view: ProjectView, _options: RawOptions): Session {
  throw new UsageError('This codemod is not there yet.');
}
