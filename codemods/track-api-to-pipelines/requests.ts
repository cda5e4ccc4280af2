import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { keyOf, nodeAt } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { keyFor, noEquivalentOf } from './calls.ts';
import type { Outcome } from './payload.ts';
import { actingReason, eventEdits, hasOwn, isReadable, isRefused, traitsEdits } from './payload.ts';

const refuse = (refused: string): { refused: string } => ({ refused });

const ELSEWHERE =
  'write its address, method, headers and body at one call of fetch, then run this again, or write the request anew';

/** Requests to the Track API that are made by hand, each by itself. */
export function requestSites(at: FileAtHand, key: string): Found[] {
  return at.calls.filter(isRequest).map(call => {
    const missing = noEquivalentOf(call);
    if (missing) {
      // It can stay as it is beside the others.
      return {
        range: call.range,
        what: call.method,
        becomes: { skipped: `${missing}, so it stays a request to the Track API`, forPerson: false },
      };
    }
    const outcome = requestEdits(at.source, call, key);
    return {
      range: call.range,
      what: call.events[0] ?? call.method,
      becomes: isRefused(outcome) ? { skipped: outcome.refused, forPerson: true } : { edits: outcome },
    };
  });
}

/** Requests whose attributes nobody can read. */
export function hasHiddenAttributes(call: AnalyticsCall): boolean {
  return (
    isRequest(call) &&
    !call.item &&
    call.method === 'identify' &&
    !(call.parts.traits && isReadable(call.parts.traits.value))
  );
}

/** What becomes of messages stays with the Track API: it has no other place. */
function isRequest({ sdk, http, via, inTest, method }: AnalyticsCall): boolean {
  return (
    sdk === 'http' &&
    http?.api === 'customerio-track' &&
    via === 'direct' &&
    !inTest &&
    method !== 'metric' &&
    method !== 'unsubscribe'
  );
}

const paths: Partial<Record<AnalyticsCall['method'], string>> = {
  identify: 'identify',
  track: 'track',
  trackAnonymous: 'track',
};

function requestEdits(source: Source, call: AnalyticsCall, key: string): Outcome {
  // Operations of Track v2 have shapes of their own.
  const path = call.item ? undefined : paths[call.method];
  if (!path) {
    return refuse(ELSEWHERE);
  }
  const node = nodeAt(source.program, call.range);
  const parts = node?.type === 'CallExpression' ? partsOf(source, node) : undefined;
  if (!parts) {
    return refuse(ELSEWHERE);
  }
  const who = call.method === 'trackAnonymous' ? undefined : personOf(source, parts.url, call);
  if (call.method !== 'trackAnonymous' && !who) {
    return refuse(
      'the person in its address cannot be told from the rest: write it as a template with the id in its place',
    );
  }
  if (hasComment(source, parts.url.range) || (who && effectOf(who) > Effect.Reads)) {
    return refuse(
      'the id in its address does something of its own, and would do so at another time: put it into a variable first',
    );
  }
  const payload =
    call.method === 'identify'
      ? identified(source, call, parts.body, who as TSESTree.Expression)
      : tracked(source, call, parts.body, who);
  if (isRefused(payload)) {
    return payload;
  }
  const { quote } = styleOf(source);
  const host = call.http?.region === 'eu' ? 'cdp-eu.customer.io' : 'cdp.customer.io';
  return [
    replace(parts.url.range, `${quote}https://${host}/v1/${path}${quote}`),
    replace([parts.method.range[0] + 1, parts.method.range[1] - 1], 'POST'),
    replace(parts.authorization.range, authorization(source, parts.authorization.range, key, quote)),
    ...payload,
  ];
}

interface Parts {
  readonly url: TSESTree.Expression;
  readonly method: TSESTree.Node;
  readonly authorization: TSESTree.Node;
  readonly body: TSESTree.Expression;
}

/** `fetch(url, { method, headers: { Authorization }, body: JSON.stringify(…) })`, all of it written there. */
function partsOf(
  source: Source,
  { callee, arguments: [url, options, ...more] }: TSESTree.CallExpression,
): Parts | undefined {
  const isFetch =
    callee.type === 'Identifier' && callee.name === 'fetch' && !variableAt(source, callee, 'fetch')?.defs.length;
  if (!isFetch || !url || url.type === 'SpreadElement' || options?.type !== 'ObjectExpression' || more.length > 0) {
    return undefined;
  }
  const [method, headers, body] = ['method', 'headers', 'body'].map(key => valueOf(options, key));
  const authorization = headers?.type === 'ObjectExpression' ? valueOf(headers, 'authorization') : undefined;
  const isJson =
    body?.type === 'CallExpression' &&
    source.text.slice(...body.callee.range) === 'JSON.stringify' &&
    body.arguments.length === 1;
  const [sent] = isJson ? body.arguments : [];
  if (
    method?.type !== 'Literal' ||
    !authorization ||
    !sent ||
    sent.type === 'SpreadElement' ||
    options.properties.some(each => keyOf(each) === undefined)
  ) {
    return undefined;
  }
  return { url, method, authorization, body: sent };
}

function valueOf(object: TSESTree.ObjectExpression, key: string): TSESTree.Node | undefined {
  const found = object.properties.filter(each => keyOf(each)?.toLowerCase() === key);
  const [property] = found;
  return found.length === 1 && property?.type === 'Property' && !property.shorthand ? property.value : undefined;
}

/** The one thing in the address that is not fixed, out of the encoding for addresses. */
function personOf(source: Source, url: TSESTree.Expression, { http }: AnalyticsCall): TSESTree.Expression | undefined {
  const value = http?.url;
  const holes = value?.kind === 'template' ? value.parts.filter(part => typeof part !== 'string').length : 0;
  const last = url.type === 'TemplateLiteral' && holes === 1 && isOfPerson(url) ? url.expressions.at(-1) : undefined;
  return last && (encodedBy(source, last) ?? last);
}

/** `https://…/customers/${id}`, or with its events; a constant may stand in front, and nothing else. */
function isOfPerson({ quasis, expressions }: TSESTree.TemplateLiteral): boolean {
  const [first] = expressions;
  const isAlone =
    expressions.length === 1 ||
    (expressions.length === 2 && quasis[0]?.value.raw === '' && first?.type === 'Identifier');
  return (
    isAlone &&
    /\/customers\/$/.test(quasis.at(-2)?.value.raw ?? '') &&
    /^(?:\/events)?$/.test(quasis.at(-1)?.value.raw ?? '')
  );
}

/** What `encodeURIComponent` is given. */
function encodedBy(source: Source, call: TSESTree.Expression): TSESTree.Expression | undefined {
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.arguments.length !== 1) {
    return undefined;
  }
  const [inner] = call.arguments;
  const { name } = call.callee;
  const isEncoding = name === 'encodeURIComponent' && !variableAt(source, call, name)?.defs.length;
  return isEncoding && inner?.type !== 'SpreadElement' ? inner : undefined;
}

function identified(
  source: Source,
  { parts }: AnalyticsCall,
  body: TSESTree.Expression,
  who: TSESTree.Expression,
): Outcome {
  const reason = actingReason(source, parts.traits?.value, body, who);
  if (reason) {
    return refuse(reason);
  }
  const traits = traitsEdits(source, body);
  return isRefused(traits)
    ? traits
    : [insertAt(body.range[0], `{ ${person(source, who)}, `), ...traits, insertAt(body.range[1], ' }')];
}

function tracked(
  source: Source,
  { parts }: AnalyticsCall,
  body: TSESTree.Expression,
  who: TSESTree.Expression | undefined,
): Outcome {
  if (body.type !== 'ObjectExpression') {
    return refuse('its event is not written at the call: write name, data and timestamp there');
  }
  if (!who && !hasOwn(body, 'anonymous_id')) {
    return refuse('it has no anonymous id, and the Pipelines API takes no event of nobody');
  }
  const edits = eventEdits(source, body, parts.timestamp?.value);
  const [first] = body.properties;
  if (isRefused(edits) || !who || !first) {
    return edits;
  }
  const blanks = /^\s*/.exec(source.text.slice(body.range[0] + 1, first.range[0]))?.[0] ?? '';
  const inserted: Edit = insertAt(body.range[0] + 1, `${blanks}${person(source, who)},${blanks === '' ? ' ' : ''}`);
  return [inserted, ...edits];
}

function person(source: Source, who: TSESTree.Expression): string {
  return `${keyFor(source, 'userId', who)}${source.text.slice(...who.range)}`;
}

/** Basic, with the key for a user and no password, encoded as it is elsewhere in the file. */
function authorization({ text }: Source, before: Range, key: string, quote: string): string {
  const plain = `\`\${${key.replace(/!$/, '')}}:\``;
  // Buffer is known to Node.js alone.
  return /\bbtoa\b/.test(text.slice(...before)) || !/\bBuffer\b/.test(text)
    ? `\`Basic \${btoa(${plain})}\``
    : `\`Basic \${Buffer.from(${plain}).toString(${quote}base64${quote})}\``;
}
