import React from 'react';
import { withCounter } from './counting';
import { withReport } from './reporting';

@withReport
export class Page extends React.Component {
  load() {
    this.props.report('Page Loaded');
  }
}

const Counted = ({ report }) => <i onClick={() => report('Counted')} />;
export const Count = withCounter(Counted);

const Alone = ({ report }) => <i onClick={() => report('Alone')} />;
export const Both = () => [<Count key="a" />, <Alone key="b" report={console.log} />];
