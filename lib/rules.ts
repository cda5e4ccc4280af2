// Written by `npm run docs` from the files of rules/. Do not edit.
import consistentAttributeTypes from '../rules/consistent-attribute-types.ts';
import consistentRegion from '../rules/consistent-region.ts';
import consistentUserId from '../rules/consistent-user-id.ts';
import eventNameCase from '../rules/event-name-case.ts';
import matchTrackingPlan from '../rules/match-tracking-plan.ts';
import noBlockingAnalytics from '../rules/no-blocking-analytics.ts';
import noBreakingEventChange from '../rules/no-breaking-event-change.ts';
import noClientPerRequest from '../rules/no-client-per-request.ts';
import noClientSidePurchase from '../rules/no-client-side-purchase.ts';
import noDirectIngestion from '../rules/no-direct-ingestion.ts';
import noDynamicEventName from '../rules/no-dynamic-event-name.ts';
import noEmailAsUserId from '../rules/no-email-as-user-id.ts';
import noEventNameDrift from '../rules/no-event-name-drift.ts';
import noHardcodedCredentials from '../rules/no-hardcoded-credentials.ts';
import noIdentifyTrigger from '../rules/no-identify-trigger.ts';
import noIgnoredFailure from '../rules/no-ignored-failure.ts';
import noMillisecondTimestamps from '../rules/no-millisecond-timestamps.ts';
import noMismatchedApiKey from '../rules/no-mismatched-api-key.ts';
import noPiiInEventName from '../rules/no-pii-in-event-name.ts';
import noPlaceholderTraits from '../rules/no-placeholder-traits.ts';
import noPropertyDrift from '../rules/no-property-drift.ts';
import noPublicSecret from '../rules/no-public-secret.ts';
import noRestrictedTraits from '../rules/no-restricted-traits.ts';
import noSharedClientStorage from '../rules/no-shared-client-storage.ts';
import noTrackBeforeIdentify from '../rules/no-track-before-identify.ts';
import noUncheckedRelay from '../rules/no-unchecked-relay.ts';
import noUnhandledRejection from '../rules/no-unhandled-rejection.ts';
import noUnidentifiedForward from '../rules/no-unidentified-forward.ts';
import noUnknownEventProperty from '../rules/no-unknown-event-property.ts';
import noUnknownTrigger from '../rules/no-unknown-trigger.ts';
import noUnstableUserId from '../rules/no-unstable-user-id.ts';
import requireAnonymousId from '../rules/require-anonymous-id.ts';
import requireConsent from '../rules/require-consent.ts';
import requireDedupeKey from '../rules/require-dedupe-key.ts';
import requireFlush from '../rules/require-flush.ts';
import requireGuardedTrack from '../rules/require-guarded-track.ts';
import requireIdentifyEmail from '../rules/require-identify-email.ts';
import requireRateLimit from '../rules/require-rate-limit.ts';
import requireResetOnLogout from '../rules/require-reset-on-logout.ts';
import requireUnsubscribeLink from '../rules/require-unsubscribe-link.ts';
import requireWebhookHandling from '../rules/require-webhook-handling.ts';
import requireWebhookSignature from '../rules/require-webhook-signature.ts';
import validArguments from '../rules/valid-arguments.ts';
import validAttributes from '../rules/valid-attributes.ts';
import validEventName from '../rules/valid-event-name.ts';
import validHttpRequest from '../rules/valid-http-request.ts';
import type { RuleModule } from './rule/create-rule.ts';

export const rules: Readonly<Record<string, RuleModule>> = {
  'consistent-attribute-types': consistentAttributeTypes,
  'consistent-region': consistentRegion,
  'consistent-user-id': consistentUserId,
  'event-name-case': eventNameCase,
  'match-tracking-plan': matchTrackingPlan,
  'no-blocking-analytics': noBlockingAnalytics,
  'no-breaking-event-change': noBreakingEventChange,
  'no-client-per-request': noClientPerRequest,
  'no-client-side-purchase': noClientSidePurchase,
  'no-direct-ingestion': noDirectIngestion,
  'no-dynamic-event-name': noDynamicEventName,
  'no-email-as-user-id': noEmailAsUserId,
  'no-event-name-drift': noEventNameDrift,
  'no-hardcoded-credentials': noHardcodedCredentials,
  'no-identify-trigger': noIdentifyTrigger,
  'no-ignored-failure': noIgnoredFailure,
  'no-millisecond-timestamps': noMillisecondTimestamps,
  'no-mismatched-api-key': noMismatchedApiKey,
  'no-pii-in-event-name': noPiiInEventName,
  'no-placeholder-traits': noPlaceholderTraits,
  'no-property-drift': noPropertyDrift,
  'no-public-secret': noPublicSecret,
  'no-restricted-traits': noRestrictedTraits,
  'no-shared-client-storage': noSharedClientStorage,
  'no-track-before-identify': noTrackBeforeIdentify,
  'no-unchecked-relay': noUncheckedRelay,
  'no-unhandled-rejection': noUnhandledRejection,
  'no-unidentified-forward': noUnidentifiedForward,
  'no-unknown-event-property': noUnknownEventProperty,
  'no-unknown-trigger': noUnknownTrigger,
  'no-unstable-user-id': noUnstableUserId,
  'require-anonymous-id': requireAnonymousId,
  'require-consent': requireConsent,
  'require-dedupe-key': requireDedupeKey,
  'require-flush': requireFlush,
  'require-guarded-track': requireGuardedTrack,
  'require-identify-email': requireIdentifyEmail,
  'require-rate-limit': requireRateLimit,
  'require-reset-on-logout': requireResetOnLogout,
  'require-unsubscribe-link': requireUnsubscribeLink,
  'require-webhook-handling': requireWebhookHandling,
  'require-webhook-signature': requireWebhookSignature,
  'valid-arguments': validArguments,
  'valid-attributes': validAttributes,
  'valid-event-name': validEventName,
  'valid-http-request': validHttpRequest,
};
