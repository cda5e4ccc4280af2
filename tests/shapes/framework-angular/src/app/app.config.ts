import type { ApplicationConfig } from '@angular/core';
import { Reporter, SegmentReporter, STORE } from './analytics';
import { Store } from './store';

export const config: ApplicationConfig = {
  providers: [
    { provide: Reporter, useClass: SegmentReporter },
    { provide: STORE, useValue: new Store() },
  ],
};
