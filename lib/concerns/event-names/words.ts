/** What is known of the words of events' names. */

export const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** Verbs in the past, as `stemOf` cannot tell them, by their stems. */
export const irregular: ReadonlyMap<string, string> = new Map([
  ['began', 'begin'],
  ['begun', 'begin'],
  ['bought', 'buy'],
  ['built', 'build'],
  ['chosen', 'choose'],
  ['chose', 'choose'],
  ['forgot', 'forget'],
  ['got', 'get'],
  ['left', 'leave'],
  ['lost', 'lose'],
  ['made', 'make'],
  ['paid', 'pay'],
  ['ran', 'run'],
  ['seen', 'see'],
  ['sent', 'send'],
  ['shown', 'show'],
  ['sold', 'sell'],
  ['spent', 'spend'],
  ['submitted', 'submit'],
  ['took', 'take'],
  ['taken', 'take'],
  ['won', 'win'],
  ['written', 'write'],
]);

/**
 * Events of Google Analytics by the names that Segment's specification of ecommerce has for them, in the style of
 * Customer.io. A project that has both sends one event under two names.
 */
export const ecommerce: ReadonlyMap<string, string> = new Map([
  ['begin_checkout', 'checkout_started'],
  ['purchase', 'order_completed'],
  ['add_to_cart', 'product_added'],
  ['remove_from_cart', 'product_removed'],
  ['view_item', 'product_viewed'],
  ['view_item_list', 'product_list_viewed'],
  ['select_item', 'product_clicked'],
  ['select_promotion', 'promotion_clicked'],
  ['add_payment_info', 'payment_info_entered'],
  ['add_to_wishlist', 'product_added_to_wishlist'],
]);
