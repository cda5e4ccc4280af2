export class Holder {
  private readonly sender;
  constructor(
    private readonly Client: new (key: string) => { note(name: string): void },
    send: (name: string) => void,
  ) {
    this.sender = send;
  }
  note(name: string) {
    new this.Client('key').note(name);
    this.sender(name);
  }
}
