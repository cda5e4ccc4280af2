import { useDispatch } from 'react-redux';
import { made, useReport } from './actions';

export const Page = () => {
  const dispatch = useDispatch();
  const report = useReport();
  const close = () => {
    const action = made('Page Closed', { from: 'page' });
    report(action);
  };
  return (
    <button
      onClick={() => dispatch(made('Page Opened', {}))}
      onFocus={() => report(made('Page Seen', {}))}
      onBlur={close}
      onKeyUp={() => dispatch(made('Not Told', { type: 'OTHER' }))}
    />
  );
};
