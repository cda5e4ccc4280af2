import { useRef, useState, useContext, createContext, useReducer } from 'react';
import { useSelector } from 'react-redux';
import { go, send } from './guarded';
const C = createContext<string | null>(null);
let late: string | undefined;
export function setLate(v: string) { late = v; }
const holder = { on: false, user: undefined as string | undefined };
export class Session {
  user?: string; ready = false;
  constructor(private readonly label: string = '') {}
  login(u: string) { this.user = u; this.ready = true; }
  a() { send('Field User', this.user); send('Field Ready', this.ready); send('Field Label', this.label); }
}
export const P = ({ id, flag = false }: { id?: string; flag?: boolean }) => {
  const [on, setOn] = useState(false);
  const [u, setU] = useState<string>();
  const ref = useRef<string>();
  const ctx = useContext(C);
  const sel = useSelector((s: { user: { on: boolean } }) => s.user.on);
  const [st, dispatch] = useReducer((s: { on: boolean }, a: { on: boolean }) => ({ ...s, on: a.on }), { on: false });
  const opts: { name: string; on?: string } = { name: 'Opts Written' };
  if (id) opts.on = id;
  send('State Flag', on); send('State Undefined', u); send('Ref', ref.current); send('Context', ctx);
  send('Selector', sel); send('Reducer', st.on); send('Late', late); send('Prop', id); send('Prop Default', flag);
  go(opts); go({ ...opts, name: 'Opts Spread' });
  send('Holder', holder.on); send('Holder User', holder.user);
  send('Env', process.env.X); send('Storage', localStorage.getItem('x'));
  send('Count', [].length); send('Loop', [1].find(x => x > 1));
  let seen = false; [1].forEach(() => { seen = true; }); send('Closure Set', seen);
  holder.on = true; Object.assign(holder, { user: 'x' });
  return <button onClick={() => { setOn(true); setU('x'); dispatch({ on: true }); ref.current = 'a'; }} />;
};
