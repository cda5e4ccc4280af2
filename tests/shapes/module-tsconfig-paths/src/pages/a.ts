import { track } from '@/lib/analytics';
import { track as byName } from '~analytics';
import { track as byBase } from 'src/lib/analytics';
import { track as draw } from '@/lib/draw';

track('u1', 'Aliased Path');
byName('u1', 'Aliased Name');
byBase('u1', 'Aliased Base');
draw('circle');
