import { atom } from 'jotai';
import { atom as recoilAtom } from 'recoil';
import { client, count, report } from './client';

export const clientAtom = atom(client);
export const countAtom = atom(count);
export const sameAtom = atom(get => get(clientAtom));
export const reportState = recoilAtom({ key: 'report', default: { report } });
