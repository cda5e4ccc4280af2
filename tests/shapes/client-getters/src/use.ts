import { getAnalytics, getCounter, getPeople, Holder } from './analytics';

export async function use(id: string) {
  getAnalytics()?.track('Getter Used');
  const analytics = getAnalytics();
  if (analytics) analytics.identify(id);
  (await getPeople('eu')).identify(id, {});
  new Holder().client?.page('Held');
  await (await Holder.people).track(id, { name: 'holder_used' });
  getPeople('us').then(people => people.suppress(id));
  getCounter().track(1);
}
