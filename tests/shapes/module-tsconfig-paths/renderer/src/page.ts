import { moved } from '/@/lib/metrics';
import { draw } from '/@/lib/none';

moved('Aliased Top');
draw('circle');
