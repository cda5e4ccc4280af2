import { useMutation } from '@tanstack/react-query';
import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = AnalyticsBrowser.load({ writeKey: 'wk' });
const send = async ({ title }: { title: string }) => {
  await segment.track(title);
};
export function useTitles() {
  const { mutate } = useMutation({ mutationFn: ({ title }: { title: string }) => send({ title }), retry: 3 });
  return (title: string) => mutate({ title });
}
export function Page() {
  const tell = useTitles();
  const old = useMutation(send);
  const other = useMutation({ mutationFn: async ({ title }: { title: string }) => console.log(title) });
  return () => {
    tell('Page Opened');
    void old.mutateAsync({ title: 'Page Closed' });
    other.mutate({ title: 'Page Printed' });
  };
}
