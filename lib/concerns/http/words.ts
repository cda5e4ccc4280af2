/** How messages call the APIs, and how keys are called. */
import type { HttpApi } from '../../catalog/types.ts';

export const apiNames: Readonly<Record<HttpApi['id'], string>> = {
  'customerio-track': "Customer.io's Track API",
  'customerio-pipelines': "Customer.io's Pipelines API",
  'customerio-app': "Customer.io's App API",
  segment: "Segment's API",
};

/** What the `Authorization` header of an API holds. */
export const wantedCredentials: Readonly<Record<HttpApi['id'], string>> = {
  'customerio-track': '`Basic` and base64 of `siteId:key`',
  'customerio-pipelines': '`Basic` and base64 of `key:`',
  'customerio-app': '`Bearer` and the App API key',
  segment: '`Basic` and base64 of `key:`',
};

/** The last word of what holds a key and nothing else: `CIO_API_KEY`, `writeKey`, `key`. */
export const keyWord = /^keys?$/;

/** Words by which what is called a key may be all that goes into the header: `basicAuthKey`, `encodedKey`. */
export const preparedWord =
  /^(?:auth|authorization|basic|bearer|base64|b64|encoded|credentials?|header|headers|scheme|pair)$/;
