/** Right projects with templates and campaign files beside the code. */

/** @typedef {import('../projects.mjs').Project} Project */

const SENDER = `import { TrackClient } from 'customerio-node';

const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACK_API_KEY);

export const know = (user) =>
  cio.identify(user.id, { email: user.email, first_name: user.firstName, loyalty_level: 3, unsubscribed: false });
export const added = (user) => cio.track(user.id, { name: 'added_to_cart', data: { cart_total: 80, cart_link: user.cart } });
export const booked = (user) => cio.track(user.id, { name: 'trip_booked', data: { trip_city: user.city } });
`;

const GREETING = 'Hi {{ customer.first_name }}, your cart of {{ event.cart_total }} is waiting.';

/** @type {Readonly<Record<string, string>>} */
const templates = {
  'emails/cart.html': `<html><body><p>${GREETING}</p><a href="{% unsubscribe_url %}">Unsubscribe</a></body></html>\n`,
  'emails/trip.html': `<!doctype html>\n<html>\n  <body>\n    <p>{{ event.trip_city }} is waiting, level {{ customer.loyalty_level }}</p>\n    <p><a href="{%- unsubscribe_url -%}">Stop these mails</a></p>\n  </body>\n</html>\n`,
  'emails/level.liquid': `<html><body>{% if customer.loyalty_level > 2 %}<p>Thank you</p>{% endif %}<a href="{% unsubscribe_url %}">Unsubscribe</a></body></html>\n`,
  'emails/offer.mjml': `<mjml>\n  <mj-body>\n    <mj-text>{{ customer.first_name }}: {{ event.cart_link }}</mj-text>\n    <mj-button href="{% unsubscribe_url %}">Unsubscribe</mj-button>\n  </mj-body>\n</mjml>\n`,
};

/** @type {Readonly<Record<string, string>>} */
const campaigns = {
  'campaigns/cart.yml': `name: Abandoned cart\ntrigger:\n  type: event\n  event: added_to_cart\nsubject: "{{ event.cart_total }} in your cart"\n`,
  'campaigns/trip.yaml': `name: Before the trip\ntrigger:\n  type: event\n  event: trip_booked\nsubject: "{{ event.trip_city }} is waiting for {{ customer.first_name }}"\n`,
  'campaigns/cart.json': `{ "name": "Cart", "type": "event", "event_name": "added_to_cart" }\n`,
  'campaigns/trip.json': `{ "campaign": { "name": "Trip", "type": "event", "event_name": "trip_booked" } }\n`,
};

/** @type {readonly Project[]} */
export const texts = ['ts', 'js', 'mjs'].map(extension => ({
  name: `texts-${extension}`,
  files: {
    'package.json': `${JSON.stringify({ name: 'texts', private: true, type: 'module' }, null, 2)}\n`,
    [`src/send.${extension}`]: SENDER,
    ...templates,
    ...campaigns,
  },
}));
