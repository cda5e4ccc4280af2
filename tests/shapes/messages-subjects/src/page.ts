import { notes, other } from './bus';

export const note = (title: string) => notes.next({ title });
note('Page Noted');
notes.next({ title: 'Page Read', props: { words: 3 } });
other.next({ title: 'Only Logged' });
