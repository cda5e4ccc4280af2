/** Nothing can be done before the person who asked has done something; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
