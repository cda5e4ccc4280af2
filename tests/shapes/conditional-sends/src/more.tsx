import { useState } from 'react';
import { go, send } from './guarded';
import { Child } from './child';
export class Service { ready = false; who: string | null = null; a() { send('Public Field', this.ready); send('Public Who', this.who); } }
export const Q = () => {
  const [on, setOn] = useState(false);
  const [who, setWho] = useState<string | null>(null);
  send('Handed Setter', on); go({ name: 'Handed Who', on: who });
  return <Child setOn={setOn} onWho={setWho} />;
};
export const settings = { on: false };
export const flagged = () => send('Exported Setting', settings.on);
const found: string[] = [];
export const listed = () => send('First Found', found[0]);
const map = new Map<string, string>();
export const mapped = (k: string) => send('Map Get', map.get(k));
export const cached = (() => { let c: string | undefined; return { set(v: string) { c = v; }, s() { send('Closure Cell', c); } }; })();
