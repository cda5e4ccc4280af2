import { useSession } from '@shop/session';
import { Crm, rememberPerson, rememberVisit } from './crm';

const crm = new Crm();

export function useScreen() {
  const { person } = useSession();
  rememberPerson(person.email);
  rememberVisit(person.email, new Date().toISOString());
  crm.remember(person.id);
}
