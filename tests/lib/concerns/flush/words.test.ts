import { describe, expect, it } from 'vitest';

import { eventType, functionFolder, handlerType } from '../../../../lib/concerns/flush/words.ts';

describe('types of serverless functions', () => {
  it.each([
    'SQSEvent',
    'APIGatewayProxyEventV2',
    'DynamoDBStreamEvent',
    'VercelRequest',
    'ExecutionContext',
    'MessageBatch',
  ])('tell by themselves: %s', name => {
    expect(eventType.test(name)).toBe(true);
  });

  it.each(['Request', 'Context', 'Event', 'Handler', 'Message', 'SQSClient'])(
    'tell nothing by themselves: %s',
    name => {
      expect(eventType.test(name)).toBe(false);
    },
  );

  it('tell of an export called `handler`', () => {
    expect(['Handler', 'Context', 'SQSHandler'].every(name => handlerType.test(name))).toBe(true);
    expect(handlerType.test('RequestHandler')).toBe(false);
  });
});

describe('folders of functions', () => {
  it.each([
    ['netlify/functions/a.ts', true],
    ['netlify/edge-functions/a.ts', true],
    ['supabase/functions/track/index.ts', true],
    ['src/lambdas/a.ts', true],
    ['src/functions/a.ts', false],
    ['lambda.ts', false],
  ])('%s: %s', (file, isOne) => {
    expect(functionFolder.test(file)).toBe(isOne);
  });
});
