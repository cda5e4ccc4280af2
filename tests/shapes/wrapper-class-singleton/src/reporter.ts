import Analytics from 'analytics-node';

class Reporter {
  private client: Analytics | undefined;
  private static instance: Reporter;

  static get(): Reporter {
    return (this.instance ??= new Reporter());
  }

  start(key: string) {
    this.client = new Analytics(key);
  }

  track(userId: string, event: string, properties?: object) {
    this.client?.track({ userId, event, properties });
  }

  identify(userId: string, traits: object) {
    if (this.client) this.client.identify({ userId, traits });
  }

  stop = async () => {
    await this.client?.flush();
  };
}

export const reporter = new Reporter();
export const shared = Reporter.get;
export default Reporter;
