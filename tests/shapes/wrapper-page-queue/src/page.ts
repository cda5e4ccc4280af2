import { arrived, greeted, moved, welcome } from './people';

export function open(bee: { id: string; name: string }) {
  welcome(bee.id, { name: bee.name });
  arrived(bee.id);
  greeted(bee.id, bee);
  moved(bee.id, bee);
}
