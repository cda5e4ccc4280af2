import { emit, push, tell } from './registry.js';
import { holder } from './start';
import { configure, emit as other } from './other';

configure(class {}, {});
export function all() {
  emit('Kept Emitted', { a: 1 });
  tell('Kept Told');
  push('Kept Pushed');
  holder.note('Kept Noted');
  other('Something Else');
}
