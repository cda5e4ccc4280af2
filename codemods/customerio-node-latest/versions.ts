/** What the versions of customerio-node give. Source: the packages 1.1.0, 2.1.1, 3.5.1, 4.4.0 and 5.2.0. */

export const PACKAGE = 'customerio-node';

export type Major = 4 | 5;

/**
 * What is written into manifests. Not `^4.4.0`: 4.5 asks for Node.js 22 as 5 does, and package managers that
 * look at versions alone would install it.
 */
export const versions: Readonly<Record<Major, string>> = { 4: '~4.4.0', 5: '^5.2.0' };

/** From 4.5 on [its `engines`]. */
export const NODE_OF_5 = 22;

const root4 = [
  'TrackClient',
  'APIClient',
  'DeliveryExportMetric',
  'DeliveryExportRequestOptions',
  'SendEmailRequest',
  'SendPushRequest',
  'SendSMSRequest',
  'SendInboxMessageRequest',
  'SendInAppRequest',
  'Region',
  'RegionUS',
  'RegionEU',
  'IdentifierType',
  'CustomerIORequestError',
];
/** Types of 4's inner files that 5 exports, and what is new and likely to be asked for. */
const root5 = [
  ...root4,
  'PipelinesClient',
  'SendWhatsAppRequest',
  'verifyRequestSignature',
  'MissingParamError',
  'BatchOperation',
  'Filter',
  'FilterOperator',
  'RequestDefaults',
  'RetryOptions',
  'PushRequestData',
  'MetricRequestData',
  'ResponseLike',
  'Identifiers',
  'SendEmailRequestOptions',
  'SendPushRequestOptions',
  'SendSMSRequestOptions',
  'SendWhatsAppRequestOptions',
  'SendInboxMessageRequestOptions',
  'SendInAppRequestOptions',
  'EmailMessage',
  'PushMessage',
  'SMSMessage',
  'WhatsAppMessage',
  'InboxMessage',
  'InAppMessage',
];

/** The names that the package itself exports. */
export const exportsOf: Readonly<Record<Major, ReadonlySet<string>>> = { 4: new Set(root4), 5: new Set(root5) };

/** Inner modules that are the class of the Track API itself, as the package was up to 2. */
export const trackModule = /^customerio-node\/(?:dist\/)?track(?:\.js)?$/;

/** Inner modules all of whose exports the package itself has. */
export const wholeModules = /^customerio-node\/(?:dist\/)?(?:lib\/)?(?:api|regions)(?:\.js)?$/;

/** Options of a client that a version passes on or reads. */
const everyTarget = ['region', 'url', 'timeout'];
/** Of Node's `https.request`. */
const https = [
  'agent',
  'rejectUnauthorized',
  'ca',
  'cert',
  'key',
  'pfx',
  'passphrase',
  'family',
  'localAddress',
  'lookup',
  'servername',
];
/** Of `fetch`, less what the SDK sets. */
const fetchInit = [
  'headers',
  'retry',
  'dispatcher',
  'keepalive',
  'cache',
  'credentials',
  'integrity',
  'mode',
  'priority',
  'referrer',
  'referrerPolicy',
];
export const clientOptions: Readonly<Record<Major, ReadonlySet<string>>> = {
  4: new Set([...everyTarget, ...https]),
  5: new Set([...everyTarget, ...fetchInit]),
};

/** What `triggerBroadcast` takes as its third argument. */
export const recipientKeys: ReadonlySet<string> = new Set([
  'ids',
  'emails',
  'per_user_data',
  'data_file_url',
  'id_ignore_missing',
  'email_ignore_missing',
  'email_add_duplicates',
  'segment',
  'and',
  'or',
  'not',
  'recipients',
]);

/** Renamed in 4: the old names are sent no more. */
export const emailKeys: Readonly<Record<string, string>> = { plaintext_body: 'body_plain', amp_body: 'body_amp' };

/** The class whose instance each method of the App API asks for, in every version that has the method. */
export const requestClasses: Readonly<Record<string, string>> = {
  sendEmail: 'SendEmailRequest',
  sendPush: 'SendPushRequest',
  sendSMS: 'SendSMSRequest',
  sendInboxMessage: 'SendInboxMessageRequest',
  sendInApp: 'SendInAppRequest',
  sendWhatsApp: 'SendWhatsAppRequest',
};
