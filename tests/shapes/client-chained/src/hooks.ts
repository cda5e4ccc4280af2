import Analytics from 'analytics-node';

let client: Analytics | undefined;

function lazy(): Analytics {
  client ??= new Analytics('key');
  return client;
}

export function onSignUp(user: { id: string; email: string }) {
  lazy()
    .identify({ userId: user.id, traits: { email: user.email } })
    .track({ userId: user.id, event: 'Account Opened' })
    .group({ userId: user.id, groupId: 'beta' });
}

function named(event: string, userId: string) {
  return lazy().track({ event, userId });
}

export function onOrder(userId: string) {
  named('Order Placed', userId).track({ event: 'Order Counted', userId });
}
