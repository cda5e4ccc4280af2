import { Board, Telemetry } from './Telemetry';

export async function play(id: string) {
  await Telemetry.identify(id, { elo: 1500 });
  await Telemetry.track(id, 'game_started', { colour: 'white' });
  await Telemetry.moved(id);
  const { moved } = Telemetry;
  Board.track('e4');
  void moved;
}
