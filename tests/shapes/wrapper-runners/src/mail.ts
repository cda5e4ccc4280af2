import { APIClient, SendEmailRequest } from 'customerio-node';
import { again, andStore, inBatches } from './batches';

export interface Mail {
  who: { id: string } | { email: string };
  to: string;
  template: string;
  files: { name: string; content: string }[];
}

const api = new APIClient('key');

function requestOf(mail: Mail) {
  const request = new SendEmailRequest({
    to: mail.to,
    identifiers: mail.who,
    transactional_message_id: mail.template,
    message_data: {},
  });
  mail.files.forEach(file => {
    request.attach(file.name, file.content);
  });
  return request;
}

export class Mails {
  one(mail: Mail) {
    const request = new SendEmailRequest({
      to: mail.to,
      identifiers: mail.who,
      transactional_message_id: mail.template,
      message_data: {},
    });
    mail.files.forEach(file => {
      request.attach(file.name, file.content);
    });
    return api.sendEmail(request);
  }

  all(mails: Mail[]) {
    return inBatches(mails, mail => api.sendEmail(requestOf(mail)));
  }

  surely(mail: Mail) {
    return again(() => api.sendEmail(requestOf(mail)), 3);
  }

  stored(mails: Mail[]) {
    return andStore(mails, mail => api.sendEmail(requestOf(mail)));
  }
}
