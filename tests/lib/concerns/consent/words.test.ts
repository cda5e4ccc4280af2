import { describe, expect, it } from 'vitest';
import { isConsentName } from '../../../../lib/concerns/consent/words.ts';

describe('consent', () => {
  it.each([
    'consent',
    'marketingConsent',
    'consented_at',
    'consents',
    'gdpr_basis',
    'newsletter',
    'optin',
    'emailOptout',
    'opted_out',
    'subscribed',
    'unsubscribed',
    'unsubscribe',
    'opt_in',
    'smsOptOut',
    'accepts_marketing',
    'acceptEmails',
    'accepted_marketing',
    'accepted_email',
    'acceptedEmails',
    'accepted_messages',
    'acceptedTerms',
    'accepted_newsletter',
    'cio_subscription_preferences',
    'email_preferences',
    'email_preference',
    'marketing_settings',
    'notification_setting',
    'communicationPermissions',
    'email_permission',
    'emailAllowed',
    'notification_enabled',
    'allow_email',
    'allowsEmails',
    'allow_marketing',
    'allows_messages',
    'allow_notifications',
  ])('%s says it', name => {
    expect(isConsentName(name)).toBe(true);
  });

  it.each([
    'email',
    'option',
    'opt',
    'adopt_in',
    'opt_inner',
    'accepts',
    'accepted_invite',
    'accepted_at',
    'preferences',
    'preaccepts_x',
    'subscription',
    'subscription_plan',
    'email_verified',
    'app_settings',
    'enabled',
    'allow_list',
    'allows',
    'subscriber_count',
  ])('%s does not', name => {
    expect(isConsentName(name)).toBe(false);
  });
});
