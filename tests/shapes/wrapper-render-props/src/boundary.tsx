import { AnalyticsBrowser } from '@segment/analytics-next';
import { useCallback, useMemo } from 'react';

const analytics = AnalyticsBrowser.load({ writeKey: 'k' });

interface Given {
  report: (event: string) => void;
  outcome: (what: string) => readonly [() => void, () => void];
}

export const Boundary = ({ children, footer }: { children: (given: Given) => unknown; footer?: (given: Given) => unknown }) => {
  const report = useCallback((event: string) => void analytics.track(event), []);
  const outcome = useCallback(
    (what: string) => [() => void analytics.track(`${what} Done`), () => void analytics.track(`${what} Failed`)] as const,
    [],
  );
  const given = useMemo(() => ({ report, outcome }), [report, outcome]);
  return (
    <>
      {children(given)}
      {footer?.(given)}
    </>
  );
};

export function Plain(props: { render: (given: { report: (event: string) => void }) => unknown }) {
  return props.render({ report: event => void analytics.track(event) });
}

export function Counter(props: { children: (given: { report: (text: string) => number }) => unknown }) {
  return props.children({ report: text => text.length });
}
