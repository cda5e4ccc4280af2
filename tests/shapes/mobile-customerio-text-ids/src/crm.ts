import { CustomerIO } from 'customerio-reactnative';

export function rememberPerson(email: string) {
  CustomerIO.identify(email);
}

export function rememberVisit(email: string, at: string) {
  rememberPerson(email);
  CustomerIO.setProfileAttributes({ last_visit: at });
}

export class Crm {
  remember(id: string | undefined) {
    if (id) CustomerIO.identify(id);
  }
}
