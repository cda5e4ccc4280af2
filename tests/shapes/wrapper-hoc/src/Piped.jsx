import React from 'react';
import { pipe } from 'a-package-that-nobody-knows';
import { withReport } from './reporting';

const Piped = ({ report }) => <a onClick={() => report('Piped Clicked')} />;

export default pipe(React.memo, withReport)(Piped);
