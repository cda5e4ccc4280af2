import { err, ResultAsync } from 'neverthrow';

import type { TrackerMaker } from './maker';
import type { Told } from './tracker';

export class TellUseCase {
  constructor(private deps: { maker: TrackerMaker }) {}

  async run(told: Told, key: string) {
    const made = await this.deps.maker.make(key);
    if (made.isErr()) return err(made.error);
    return ResultAsync.fromPromise(made.value.tell(told), error => new Error(String(error)));
  }
}
