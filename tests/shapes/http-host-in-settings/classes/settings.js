export class Settings {
  constructor(env) {
    this.key = env.KEY;
    this.base = 'https://cdp.customer.io';
  }
}
export default new Settings(process.env);
