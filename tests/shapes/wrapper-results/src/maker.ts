import { err, ok, type Result } from 'neverthrow';

import { Tracker } from './tracker';

export interface Maker {
  make(key: string): Promise<Result<Tracker, Error>>;
}

export class TrackerMaker implements Maker {
  async make(key: string) {
    if (!key) return err(new Error('no key'));
    return ok(new Tracker(key));
  }
}
