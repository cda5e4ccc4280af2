import Reporter, { reporter, shared } from './reporter';
import { Parcel } from './parcel';

export async function handler(userId: string) {
  reporter.track(userId, 'Api Called');
  reporter.identify(userId, { api: true });
  shared().track(userId, 'Api Shared');
  Reporter.get().track(userId, 'Api Got');
  await reporter.stop();
  new Parcel().track(userId);
}
