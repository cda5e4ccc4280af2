import { Component } from '@angular/core';
import { SegmentModule, SegmentService } from 'ngx-segment-analytics';

export const analytics = SegmentModule.forRoot({ apiKey: 'public' });
@Component({ selector: 'app-root', template: '' })
export class AppComponent {
  constructor(private readonly segment: SegmentService) {}
  opened() {
    this.segment.track('App Opened').then(() => this.segment.identify('u1', { plan: 'pro' }));
  }
}
