import { withReport } from './reporting';

const Card = ({ report, title }: { report: (event: string) => void; title: string }) => (
  <a onClick={() => report('Card Opened')}>{title}</a>
);

export default withReport(Card);
