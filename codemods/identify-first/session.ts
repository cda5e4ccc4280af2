import { identifyFirst } from '../../lib/concerns/order/mend.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import type { LateIdentify } from '../../lib/concerns/order/find.ts';
import { eventNodes, lateIdentifies } from '../../lib/concerns/order/find.ts';
import { orderInTree } from '../../lib/concerns/shared/order.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { ProjectView } from '../shared/project-view.ts';

export function start(view: ProjectView): Session {
  return fileSession(view, {
    find(at) {
      const mayBeLate =
        at.calls.some(({ method }) => method === 'identify') && at.calls.some(({ method }) => method === 'track');
      const late = mayBeLate ? lateIdentifies(at.reading, at.sourceCode, orderInTree(at.sourceCode)) : [];
      return placesOf(at, late);
    },
  });
}

const NOBODY_WAITS = 'nothing waits for the identify before it; send the event when the identify is done';

const DOES_MORE = 'the identify stands in a function that does more; send the event when that has run';

/** A place for all events that one move mends, and one for each that is left. */
function placesOf(at: FileAtHand, late: readonly LateIdentify[]): Found[] {
  const events = late.length > 0 ? eventNodes(at.reading) : [];
  const moves = new Map<Node, Found>();
  const left: Found[] = [];
  const apart: { readonly identify: Node; readonly found: Found }[] = [];
  for (const { track, identify, how } of late) {
    const tracks = late.filter(other => other.identify.node === identify.node).map(other => other.track.node);
    const found = {
      range: track.node.range,
      what: track.call.events[0] ?? track.call.patterns[0] ?? track.call.method,
    };
    if (how === 'racing' || identify.isInside) {
      const skipped = how === 'racing' ? NOBODY_WAITS : DOES_MORE;
      left.push({ ...found, becomes: { skipped, forPerson: true } });
      continue;
    }
    const { edits, refused } = identifyFirst(at.source, { track: track.node, tracks, identify: identify.node, events });
    const known = moves.get(identify.node);
    if (refused !== undefined) {
      apart.push({ identify: identify.node, found: { ...found, becomes: { skipped: refused, forPerson: true } } });
    } else {
      moves.set(
        identify.node,
        known ? { ...known, what: `${known.what}, ${found.what}` } : { ...found, becomes: { edits } },
      );
    }
  }
  for (const { identify, found } of apart) {
    const move = moves.get(identify);
    // The identify comes to stand before all that follows the first event.
    if (move && move.range[0] < found.range[0]) moves.set(identify, { ...move, what: `${move.what}, ${found.what}` });
    else left.push(found);
  }
  return [...moves.values(), ...left];
}
