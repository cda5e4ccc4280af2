import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment, isPlainGap } from '../../lib/edit/comments.ts';
import { replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { keyOf, nodeAt } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import type { Outcome } from './payload.ts';
import type { Target } from './target.ts';

const refuse = (refused: string): { refused: string } => ({ refused });

/** Options of TrackClient that are gone or mean the Track API. */
const lost: Readonly<Record<string, string>> = {
  url: 'its url leads to the Track API or to a proxy for it: lead it to the Pipelines API first, or take it away',
  agent: 'customerio-node 5 takes a dispatcher of undici in the place of an agent: change it first',
};

/** `new TrackClient(siteId, key, options)` becomes `new PipelinesClient(key, options)`. */
export function clientEdits(source: Source, call: AnalyticsCall, local: string, key: string, target: Target): Outcome {
  const node = nodeAt(source.program, call.range);
  if (node?.type !== 'NewExpression' || node.callee.type !== 'Identifier') {
    return refuse('it is not made with new and the imported class');
  }
  const [site, secret, options, ...more] = node.arguments;
  if (!site || !secret || more.length > 0 || node.arguments.some(({ type }) => type === 'SpreadElement')) {
    return refuse('its arguments cannot be told apart: give site id, key and options');
  }
  const lostOptions = target.isOneObject ? options : undefined;
  const reason = whyLost(source, site, secret, lostOptions) ?? whyUnreadable(call, options, target);
  if (reason) {
    return refuse(reason);
  }
  const name = replace(node.callee.range, local);
  return target.isOneObject
    ? oneObject(source, call, {
        site,
        last: options ?? secret,
        options: options?.type === 'ObjectExpression' ? options : undefined,
        local: name,
        key,
      })
    : [name, replace([site.range[0], secret.range[1]], key)];
}

/** Why the arguments cannot give way to others: what would go with them. */
function whyLost(
  source: Source,
  site: TSESTree.Node,
  secret: TSESTree.Node,
  options: TSESTree.Node | undefined,
): string | undefined {
  const last = options ?? secret;
  const isPlain = isPlainGap(source, site, secret) && (!options || isPlainGap(source, secret, options));
  if (!isPlain || hasComment(source, [site.range[0], last.range[1]])) {
    return 'comments or parentheses stand between its arguments, and would be lost with them: put them elsewhere';
  }
  return [site, secret].some(each => effectOf(each) === Effect.Writes)
    ? 'the making of its keys changes something, which would be lost with them'
    : undefined;
}

/** Why it cannot be told what the options ask for, or what the new client has of them. */
function whyUnreadable(
  { parts }: AnalyticsCall,
  options: TSESTree.Node | undefined,
  target: Target,
): string | undefined {
  if (options && options.type !== 'ObjectExpression') {
    const { value } = parts.options ?? {};
    const isKnown = value?.kind === 'object' && !value.open && !value.keys.some(each => Object.hasOwn(lost, each));
    return isKnown && !target.isOneObject ? undefined : 'its options cannot be read here: write them at the call';
  }
  return options?.properties
    .map(keyOf)
    .map(each =>
      each === undefined ? 'its options cannot be read whole: write them out, without a spread' : ownValue(lost, each),
    )
    .find(Boolean);
}

interface Made {
  readonly site: TSESTree.Node;
  readonly last: TSESTree.Node;
  readonly options: TSESTree.ObjectExpression | undefined;
  readonly local: ReturnType<typeof replace>;
  readonly key: string;
}

/** `{ writeKey, host, httpRequestTimeout }`; both time-outs are milliseconds. */
function oneObject(source: Source, { parts }: AnalyticsCall, { site, last, options, local, key }: Made): Outcome {
  const settings = [`writeKey: ${key}`];
  for (const property of options?.properties ?? []) {
    const name = keyOf(property);
    const value = source.text.slice(...(property as TSESTree.Property).value.range);
    if (name === 'timeout') {
      settings.push(`httpRequestTimeout: ${value}`);
    } else if (name === 'region') {
      const what = parts.region?.value.kind === 'opaque' ? parts.region.value.what : undefined;
      if (what !== 'region-eu' && what !== 'region-us') {
        return refuse('its region cannot be read here: write RegionUS or RegionEU at the call');
      }
      const { quote } = styleOf(source);
      settings.push(...(what === 'region-eu' ? [`host: ${quote}https://cdp-eu.customer.io${quote}`] : []));
    } else {
      return refuse(`@customerio/cdp-analytics-node takes no ${name}: settle without it first`);
    }
  }
  return [local, replace([site.range[0], last.range[1]], `{ ${settings.join(', ')} }`)];
}
