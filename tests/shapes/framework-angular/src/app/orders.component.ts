import { Component, inject, Inject } from '@angular/core';
import { Journal, PageService, Reporter, SEGMENT, STORE } from './analytics';

@Component({ selector: 'app-orders', template: '' })
export class OrdersComponent {
  private readonly reporter = inject(Reporter);
  private readonly store: any = inject(STORE);
  constructor(
    @Inject(SEGMENT) private readonly segment: any,
    private readonly pages: PageService,
    private readonly journal: Journal,
  ) {}
  opened() {
    this.reporter.report('Orders Reported');
    this.segment.track('Orders Opened');
    this.pages.seen('Orders');
    this.journal.report('Orders Noted');
    this.store.track('orders');
  }
}
