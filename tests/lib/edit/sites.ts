/** Finds sites by hand, so that edits are tested without the reading. */
import type { TSESTree } from '@typescript-eslint/utils';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import type { SendOptions, SendSite } from '../../../lib/edit/send-beside.ts';
import { sendBeside } from '../../../lib/edit/send-beside.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { Source } from '../../../lib/edit/source.ts';
import type { Range } from '../../../lib/reading.ts';

interface Wanted extends Partial<SendOptions> {
  readonly file?: string;
  readonly returnsNothing?: boolean;
}

/** Sends every `….track(event, properties)` and `….track({ event, properties })` beside, one after the other. */
export function mended(code: string, { file = 'file.tsx', returnsNothing = false, ...options }: Wanted = {}): string {
  let text = code;
  for (let done = 0; ; done++) {
    const source = parseSource(file, text);
    const call = callsOf(source.program)[done];
    if (!call) {
      return text;
    }
    const outcome = sendBeside(source, siteOf(call, returnsNothing), {
      helper: 'trackCioEvent',
      mode: 'beside',
      ...options,
    });
    text = outcome.refused === undefined ? applyEdits(text, outcome.edits) : `${text}// ${outcome.refused}\n`;
    parseSource(file, text);
    if (options.mode === 'replace') {
      return text;
    }
  }
}

function callsOf(program: TSESTree.Program): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(program, node => {
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.property.type === 'Identifier' &&
      node.callee.property.name === 'track'
    ) {
      calls.push(node);
    }
  });
  return calls;
}

function siteOf(call: TSESTree.CallExpression, returnsNothing: boolean): SendSite {
  const [first, second] = call.arguments;
  const keyed = (key: string): TSESTree.Node | undefined =>
    first?.type === 'ObjectExpression'
      ? first.properties.flatMap(property =>
          property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key
            ? [property.value]
            : [],
        )[0]
      : undefined;
  const event = first?.type === 'ObjectExpression' ? keyed('event') : first;
  const properties = first?.type === 'ObjectExpression' ? keyed('properties') : second;
  return {
    call: call.range,
    ...(event && { event: event.range }),
    ...(properties && { properties: properties.range }),
    events: [event?.type === 'Literal' && typeof event.value === 'string' ? event.value : 'Request Created'],
    returnsNothing,
  };
}

/** A call, with the places of its event and its properties. */
interface Site {
  readonly call: Range;
  readonly event: Range;
  readonly properties?: Range;
}

/** The calls of `….track(event, properties)` and `….track({ event })`. */
export function tracksOf(text: string): { readonly source: Source; readonly sites: readonly Site[] } {
  const source = parseSource('a.tsx', text);
  const sites = callsOf(source.program).map((call): Site => {
    const { event, properties } = siteOf(call, false);
    return { call: call.range, event: event ?? call.callee.range, ...(properties && { properties }) };
  });
  return { source, sites };
}
