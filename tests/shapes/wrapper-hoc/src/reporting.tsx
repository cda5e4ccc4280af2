import React from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: 'k' });
const report = (event: string) => void client.track(event);

export function withReport<Props>(Inner: React.ComponentType<Props & { report: typeof report }>) {
  return function Reporting(props: Props) {
    return <Inner {...props} report={report} />;
  };
}

export const withPrefix = (prefix: string) => (Inner: React.ComponentType<any>) => (props: object) =>
  <Inner {...props} say={(event: string) => report(`${prefix} ${event}`)} />;

export default function withClient(Inner: React.ComponentType<any>) {
  return class extends React.Component {
    send = (event: string) => report(event);

    render() {
      return React.createElement(Inner, { ...this.props, client, send: this.send });
    }
  };
}
