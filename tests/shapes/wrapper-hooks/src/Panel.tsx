import { useField, usePerson, useTools, useTrack } from './use-track';

export function Panel({ id }: { id: string }) {
  const track = useTrack('panel');
  const { identify, forget } = usePerson();
  const tools = useTools();
  const field = useField();
  const open = () => {
    track('Panel Opened');
    identify(id, 'a@b.example');
    tools.clicked('saw');
    field.track('name');
  };
  const close = () => {
    forget();
    field.reset();
  };
  useTrack('inline')('Panel Seen');
  return <div onClick={open} onBlur={close} />;
}
