import { Inject, Injectable } from '@nestjs/common';

export abstract class Mailer {
  abstract welcome(id: string): Promise<void>;
}
@Injectable()
export class CioMailer {
  @Inject('CIO') private readonly cio: any;
  async welcome(id: string) {
    await this.cio.identify(id, { welcomed: true });
  }
}
