import { err, ok, type Result } from 'neverthrow';

import { Tracker } from './tracker';

export class TrackerMaker {
  async make(key: string): Promise<Result<Tracker, Error>> {
    if (!key) return err(new Error('no key'));
    return ok(new Tracker(key));
  }
}
