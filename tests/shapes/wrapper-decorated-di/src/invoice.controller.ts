import { Controller, Post } from '@nestjs/common';
import { inject, injectable } from 'inversify';
import { AnalyticsService, AuditService } from './analytics.service';

@Controller('invoices')
export class InvoiceController {
  constructor(
    private readonly analytics: AnalyticsService,
    private readonly audit: AuditService,
  ) {}

  @Post()
  async create(userId: string) {
    await this.analytics.emit(userId, 'invoice_created', { net: 12 });
    await this.audit.emit(userId, 'invoice_created');
  }
}

@injectable()
export class InvoiceJob {
  @inject(AnalyticsService) private readonly analytics!: AnalyticsService;
  @inject(AuditService) protected audit: any;

  run(userId: string) {
    return this.analytics.emit(userId, 'invoice_sent');
  }
  log(userId: string) {
    return this.audit.emit(userId, 'invoice_sent');
  }
}
