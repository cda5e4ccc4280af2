import { client } from './client';

export default function Tracked({ event, title }: { event: string; title?: string }) {
  return <button title={title} onClick={() => client.track(event)} />;
}
export const Drawn = ({ event }: { event: string }) => <b title={event} />;
