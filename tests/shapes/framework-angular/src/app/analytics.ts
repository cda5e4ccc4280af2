import { inject, Injectable, InjectionToken } from '@angular/core';
import { AnalyticsBrowser } from '@segment/analytics-next';

export const SEGMENT = new InjectionToken<unknown>('segment', {
  providedIn: 'root',
  factory: () => AnalyticsBrowser.load({ writeKey: 'public' }),
});
export const STORE = new InjectionToken<unknown>('store');

export abstract class Reporter {
  abstract report(name: string): void;
}
@Injectable()
export class SegmentReporter {
  private readonly segment: any = inject(SEGMENT);
  report(name: string) {
    this.segment.track(name);
  }
}
@Injectable({ providedIn: 'root' })
export class PageService {
  private readonly segment = inject(SEGMENT) as any;
  seen(name: string) {
    this.segment.page(name);
  }
}
@Injectable({ providedIn: 'root', useFactory: () => new SegmentReporter() })
export abstract class Journal {
  abstract report(name: string): void;
}
