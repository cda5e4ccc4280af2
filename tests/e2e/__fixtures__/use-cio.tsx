import type { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { useEffect, useRef } from 'react';
import { getCustomerioWriteKey } from '~/common/config';
import { useSession } from '~/ui/hooks/use-session';

// One client for the whole window, however many components ask for it.
let client: AnalyticsBrowser | null = null;
let isLoading = false;
let queuedIdentify: (() => void) | null = null;
// The id that Customer.io knows the person by; null while nobody is identified.
let identifiedUserId: string | null = null;

/** Sends an event to Customer.io, and nothing unless someone is identified. */
export function trackCioEvent(event: string, properties?: Record<string, unknown>): void {
  if (!client || !identifiedUserId) {
    return;
  }
  client.track(event, properties);
}

export const useCio = () => {
  const session = useSession();
  const lastAccountId = useRef<string | null>(null);

  // Load the SDK once, apart from the main bundle.
  useEffect(() => {
    if (client || isLoading) {
      return;
    }

    isLoading = true;

    import('@customerio/cdp-analytics-browser')
      .then(({ AnalyticsBrowser }) => {
        client = AnalyticsBrowser.load({
          cdnURL: 'https://cdp-eu.customer.io',
          writeKey: getCustomerioWriteKey(),
        });

        if (queuedIdentify) {
          queuedIdentify();
          queuedIdentify = null;
        }
      })
      .catch((error) => {
        console.warn('[cio] The SDK did not load', error);
        isLoading = false;
      });
  }, []);

  // Tell Customer.io who is logged in.
  useEffect(() => {
    const accountId = session?.accountId;

    // Logged out: forget the person, and an identify that still waits for the SDK.
    if (!accountId) {
      if (queuedIdentify || lastAccountId.current || identifiedUserId) {
        client?.reset();
      }
      lastAccountId.current = null;
      identifiedUserId = null;
      queuedIdentify = null;
      return;
    }

    if (accountId === lastAccountId.current) {
      return;
    }

    const identify = () => {
      client?.identify(accountId, {
        email: session.email,
        first_name: session.firstName,
        last_name: session.lastName,
      });
      lastAccountId.current = accountId;
      identifiedUserId = accountId;
    };

    if (client) {
      identify();
    } else {
      queuedIdentify = identify;
    }
  }, [session?.accountId, session?.email, session?.firstName, session?.lastName]);

  return client;
};
