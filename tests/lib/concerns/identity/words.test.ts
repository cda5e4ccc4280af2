import { describe, expect, it } from 'vitest';
import { isProfileIdName } from '../../../../lib/concerns/identity/words.ts';

describe("Customer.io's own id of a profile", () => {
  it.each(['cio_id', 'cioId', 'CIO_ID', 'cioID'])('is called %s', name => {
    expect(isProfileIdName(name)).toBe(true);
  });

  it.each(['id', 'cio', 'cioUserId', 'customerIoId', 'cio_site_id', 'myCioId', 'cioIds', ''])(
    'is not called %j',
    name => {
      expect(isProfileIdName(name)).toBe(false);
    },
  );
});
