import { AnalyticsBrowser } from '@segment/analytics-next';
import { Subject, filter } from 'rxjs';

interface Note {
  title: string;
  props?: object;
}
const analytics = AnalyticsBrowser.load({ writeKey: 'wk_subjects' });
export const notes = new Subject<Note>();
export const other = new Subject<Note>();
notes.pipe(filter(note => note.title !== '')).subscribe(note => analytics.track(note.title, note.props));
other.asObservable().subscribe({ next: note => console.log(note.title) });
