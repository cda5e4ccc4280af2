import { useContext } from 'react';
import { TelemetryContext, ThemeContext, useTelemetry } from './context';

export function Cart({ id }: { id: string }) {
  const { track, who } = useTelemetry();
  const direct = useContext(TelemetryContext);
  const theme = useContext(ThemeContext);
  const pay = () => {
    track('Cart Paid');
    who(id);
    direct?.track('Cart Closed');
    theme.track('dark');
    theme.reset();
  };
  return <button onClick={pay} />;
}
