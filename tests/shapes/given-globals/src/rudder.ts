import { getWindow, page } from './ssr';
import env from './ssr';
export const track = (event: string, props: object) => {
  const environment = getWindow();
  if (environment && environment.rudderanalytics) environment.rudderanalytics.track(event, props);
};
export const seen = (name: string) => page?.rudderanalytics.page(name);
export const known = (id: string) => env.root.analytics.identify(id);
export const others = () => getWindow()!.mixpanel.track('No');
