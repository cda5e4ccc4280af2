import { Service, settings } from './more';
export const Child = ({ setOn, onWho }: { setOn: (v: boolean) => void; onWho: (v: string) => void }) => { setOn(true); onWho('x'); return null; };
export function boot(s: Service) { s.ready = true; s.who = 'x'; settings.on = true; }
