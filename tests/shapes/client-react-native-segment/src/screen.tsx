import { useAnalytics } from '@segment/analytics-react-native';
import { useForm } from './form';
import { client } from './client';

export function Screen({ id }: { id: string }) {
  const { track, screen, identify, reset } = useAnalytics();
  const { reset: resetForm, track: trackField } = useForm();
  const open = () => {
    screen('Harvest');
    track('Harvest Opened', { id });
    identify(id, { farm: true });
    trackField('yield');
  };
  const leave = () => {
    resetForm();
    reset();
    void client.flush();
  };
  return <Button onPress={open} onLongPress={leave} />;
}

declare const Button: (props: { onPress(): void; onLongPress(): void }) => null;
