import type { FC } from 'react';
import type { LabelProps } from './props';

export const Label: FC<LabelProps> = ({ analytics }) => <i onClick={() => analytics.track('label_read')} />;
