import type { AnalyticsCall, Range } from '../reading.ts';
import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { contains, keyOf, nodeAt, sameRange, unwrap } from './nodes.ts';
import type { SendSite } from './send-beside.ts';
import type { Source } from './source.ts';

/** What is written of a call's event and properties in its own file. */
export function sendSiteOf(source: Source, call: AnalyticsCall): SendSite {
  const message = call.parts.event?.range ? undefined : messageOf(source, call);
  const event = call.parts.event?.range ?? message?.event;
  const properties = call.parts.properties?.range ?? message?.properties ?? propertiesWrittenAt(source, call, event);
  return {
    call: call.range,
    ...(event && { event }),
    ...(properties && { properties }),
    ...(!properties &&
      call.parts.properties &&
      (!event || isGivenMore(source, call, event)) && { propertiesElsewhere: true }),
    events: call.events,
    returnsNothing: call.returns === 'void',
  };
}

/**
 * A wrapper may add to the properties that it is given, and what is sent in the end is then written in the
 * wrapper. What the site gives is what stands beside its event.
 */
function propertiesWrittenAt(source: Source, call: AnalyticsCall, event: Range | undefined): Range | undefined {
  if (!event || !call.parts.properties || !contains(call.range, event)) {
    return undefined;
  }
  const node = nodeAt(source.program, call.range);
  if (node?.type !== 'CallExpression') {
    return undefined;
  }
  const property = nodeAt(source.program, event)?.parent;
  if (property?.type === 'Property' && property.parent.type === 'ObjectExpression') {
    return property.parent.properties.flatMap(each =>
      each.type === 'Property' && keyOf(each) === 'properties' ? [each.value.range] : [],
    )[0];
  }
  const next = node.arguments[node.arguments.findIndex(argument => contains(argument.range, event)) + 1];
  const isOther = next && Object.values(call.parts).some(({ range }) => range && sameRange(range, next.range));
  return next && !isOther && mayBeProperties(next) ? next.range : undefined;
}

/** `send({ name: 'Opened', plan })` of a wrapper that makes the properties of what stands beside the name. */
function isGivenMore(source: Source, call: AnalyticsCall, event: Range): boolean {
  const property = contains(call.range, event) ? nodeAt(source.program, event)?.parent : undefined;
  const literal = property?.type === 'Property' ? property.parent : undefined;
  const others = Object.values(call.parts).flatMap(({ range }) => (range ? [range] : []));
  return (
    literal?.type === 'ObjectExpression' &&
    literal.properties.some(
      each =>
        each !== property && !(each.type === 'Property' && others.some(range => contains(each.value.range, range))),
    )
  );
}

/** `const message = { event, properties }; track(message)` */
function messageOf(source: Source, call: AnalyticsCall): { event: Range; properties?: Range } | undefined {
  const node = nodeAt(source.program, call.range);
  for (const argument of node?.type === 'CallExpression' ? node.arguments : []) {
    const definition =
      argument.type === 'Identifier' ? variableAt(source, argument, argument.name)?.defs[0]?.node : undefined;
    const literal = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
    const valueOf = (key: string): Range | undefined =>
      literal?.type === 'ObjectExpression'
        ? literal.properties.flatMap(each =>
            each.type === 'Property' && keyOf(each) === key ? [each.value.range] : [],
          )[0]
        : undefined;
    const event = valueOf('event');
    const properties = valueOf('properties');
    if (event) {
      return { event, ...(properties && { properties }) };
    }
  }
  return undefined;
}

function mayBeProperties({ type }: Node): boolean {
  return (
    type !== 'ArrowFunctionExpression' &&
    type !== 'FunctionExpression' &&
    type !== 'Literal' &&
    type !== 'TemplateLiteral'
  );
}
