import { Boundary, Counter, Plain } from './boundary';
import { save } from 'elsewhere';

export const Page = () => (
  <>
    <Boundary footer={({ report }) => <a onClick={() => report('Footer Clicked')} />}>
      {({ report, outcome }) => (
        <button
          onClick={() => {
            report('Page Saved');
            save().then(...outcome('Page Save'));
          }}
        />
      )}
    </Boundary>
    <Plain render={given => given.report('Plain Rendered')} />
    <Counter>{({ report }) => report('Counted')}</Counter>
  </>
);
