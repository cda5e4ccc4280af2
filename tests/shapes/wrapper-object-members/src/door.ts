import { telemetry } from './telemetry';

const { send } = telemetry;

export async function door(id: string) {
  await telemetry.send(id, 'door_knocked');
  await telemetry.opened(id);
  await telemetry.person(id, { email: 'a@b.example' });
  await telemetry.nested.close(id);
  await send(id, 'door_locked');
  telemetry.reset();
}
