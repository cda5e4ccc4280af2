import { sendPoints, type Point } from './points';

let pool: Point[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

const tagged = (point: Point): Point => ({ ...point, tags: { version: '1' } });

const pooled = ({ name, fields }: Point) => {
  pool.push(tagged({ name, fields }));
  if (timer) clearTimeout(timer);
  if (pool.length > 300) {
    sendPoints({ points: pool.slice() });
    pool = [];
    return;
  }
  timer = setTimeout(() => {
    sendPoints({ points: pool.slice() });
    pool = [];
  }, 500);
};

export const event = (name: string, fields: Record<string, unknown> = {}) => {
  pooled({ name, fields });
};
