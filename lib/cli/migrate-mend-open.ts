/** What `migrate mend` leaves: events that go to Customer.io by its own client, whether or not anybody is identified. */
import { isAmbientCustomerio } from '../../codemods/add-cio-guard/owner.ts';
import type { ProjectView } from '../../codemods/shared/project-view.ts';
import { guardFaultsIn } from '../concerns/guard/find.ts';
import type { AnalyticsCall } from '../reading.ts';
import { sourceCodeOf } from '../rule/outside-eslint.ts';

/** All events that a page or an app sends to Customer.io by its own client, the helper's among them. */
export function ownEventsOf(view: ProjectView): AnalyticsCall[] {
  return view.calls().filter(call => isAmbientCustomerio(call) && call.method === 'track');
}

/** Those that nothing keeps back. */
export function unguardedEventsIn(view: ProjectView): AnalyticsCall[] {
  const files = new Set(ownEventsOf(view).map(({ file }) => file));
  return [...files].flatMap(file => {
    const source = view.parsed(view.absolute(file));
    const calls = view.calls().filter(call => call.file === file);
    const faults = source && guardFaultsIn(view.ruleReading(source, calls), source.program, sourceCodeOf(source));
    return faults?.unguarded.map(({ call }) => call) ?? [];
  });
}
