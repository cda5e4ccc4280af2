export class SendEventDto {
  event: string;
  data: object = {};
  nonTracking: boolean = false;
}
