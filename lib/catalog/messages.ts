/** Transactional messages. Source: Customer.io's OpenAPI file of the App API. */

/** Where a message names the person that it is for, by one of these keys; `to` is only where it goes. */
export const recipient = { at: 'identifiers', keys: ['id', 'cio_id', 'email'] } as const;
