import { emit, Names } from '@farm/telemetry';
import { Names as ByPath } from '@farm/telemetry/names';
import { emit as smoke } from '@farm/tractor';

emit('u1', Names.Milked);
emit('u1', ByPath.Shorn);
smoke(3);
