import { Analytics } from '@segment/analytics-node';
import type { ForeignMove } from 'chess-wire';
import type { Dealt, Ending, Move } from './moves';

interface Board {
  readonly move: Move;
  readonly moves: Move[];
  readonly ending: Ending | null;
  readonly dealt: Dealt;
  readonly list: Move[] | Dealt[];
  readonly wire: Move | ForeignMove;
}
declare const board: Board;

const segment = new Analytics({ writeKey: 'wk' });

export function watch(userId: string) {
  const { name } = board.move;
  segment.track({ userId, event: board.move.name });
  segment.track({ userId, event: name });
  segment.track({ userId, event: board.ending!.kind });
  segment.track({ userId, event: board.ending!.detail.reason });
  for (const move of board.moves) segment.track({ userId, event: move.name });
  segment.track({ userId, event: board.dealt.name });
  board.list.forEach(one => segment.track({ userId, event: one.name }));
  segment.track({ userId, event: board.wire.name });
  played(userId, board.move);
}

const played = (userId: string, { name }: Move) => segment.track({ userId, event: name });

const clock = { track: (name: Move['name']) => name.length };
export const tick = () => clock.track(board.move.name);
