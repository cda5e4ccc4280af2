import type { Rounding } from '../../lib/concerns/times/mend.ts';
import { contains, nodeAt } from '../../lib/edit/nodes.ts';
import type { TimePlace } from '../../lib/concerns/times/find.ts';
import { mendTime, timesIn, wrongTimeAt } from '../../lib/concerns/times/find.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, listOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { isForCallsAlone } from './reach.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const ignore = listOption(options, 'ignore');
  const rounding = choiceOption<Rounding>(options, 'rounding', ['floor', 'round', 'trunc']);
  return fileSession(view, {
    find: at => (at.calls.length > 0 ? timesIn(at.reading, ignore).map(place => foundAt(at, place, rounding)) : []),
  });
}

function foundAt(at: FileAtHand, place: TimePlace, rounding: Rounding | undefined): Found {
  const { times } = place;
  const found = { range: startOf(at, place), what: (times.find(({ isEnvelope }) => !isEnvelope) ?? times[0]).key };
  const wrong = wrongTimeAt(place, at.reading);
  if (!wrong) {
    const isTested = times.some(({ isWrong }) => isWrong);
    return { ...found, becomes: isTested ? { skipped: 'it is part of a test', forPerson: false } : 'right' };
  }
  const { node, call } = wrong;
  const mended = mendTime(place, at.reading, at.source, rounding);
  const refused =
    mended.refused ??
    (node && !contains(call.range, node.range) && !isForCallsAlone(at, node)
      ? 'its object goes elsewhere too, where the time may be wanted as it is'
      : undefined);
  return {
    ...found,
    becomes:
      refused === undefined && mended.refused === undefined
        ? { edits: [mended.edit] }
        : { skipped: refused as string, forPerson: true },
  };
}

/** The property where there is one: its start stays where it is when the value changes. */
function startOf({ source }: FileAtHand, { range }: TimePlace): TimePlace['range'] {
  const { parent: outer } = nodeAt(source.program, range) ?? {};
  const parent = outer?.type === 'ChainExpression' ? outer.parent : outer;
  return parent?.type === 'Property' ? parent.range : range;
}
