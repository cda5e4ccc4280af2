import { describe, expect, it } from 'vitest';

import { topicHandlers } from '../../../../lib/effects/known/topics.ts';
import { functionName } from '../../../../lib/effects/function-name.ts';
import { channelsOf } from '../../../support/channels.ts';
import { effectsOf } from '../../../support/effects.ts';

const HEAD =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

/** The event that somebody sends who has subscribed: `name` is how they find it in what they are called with. */
function sent(imports: string, tells: string, name: string, isHeard = true): string[] {
  const code = `${HEAD}${imports}\nexport const hear = (first, second) => analytics.track(${name});\n${tells};`;
  const { done } = effectsOf(code, evaluated => ({
    isHeard: () => isHeard,
    handlers: channel => (channel === '*' ? [evaluated.exported('hear')] : []),
  }));
  return done().flatMap(one => /^(?!analytics).* track\("(\w+)"/.exec(one)?.[1] ?? []);
}

const kafka = "import { Kafka } from 'kafkajs'; const client = new Kafka({}); const q = client.producer();";
const pubsub =
  "import { PubSub } from '@google-cloud/pubsub'; const client = new PubSub(); const q = client.topic('t');";
const amqp = "import amqp from 'amqplib'; const q = amqp.connect().createChannel();";
const nats = "import { connect } from 'nats'; const q = connect();";
const redis = "import { createClient } from 'redis'; const q = createClient();";
const ioredis = "import Redis from 'ioredis'; const q = new Redis();";
const aws =
  "import { SQSClient, SendMessageCommand, OtherCommand } from '@aws-sdk/client-sqs'; import { PublishCommand } from '@aws-sdk/client-sns'; const q = new SQSClient({});";
const older = "import AWS from 'aws-sdk'; const q = new AWS.SQS();";
const json = "JSON.stringify({ name: 'A' })";

describe('what is published reaches whoever has subscribed', () => {
  it.each([
    [
      'kafkajs',
      kafka,
      `q.send({ topic: 't', messages: [{ value: ${json} }] })`,
      'JSON.parse(first.message.value).name',
    ],
    ['pub/sub as JSON', pubsub, "q.publishMessage({ json: { name: 'A' } })", 'JSON.parse(first.data).name'],
    ['pub/sub as data', pubsub, `q.publishMessage({ data: ${json} })`, 'JSON.parse(first.data).name'],
    ['pub/sub, older', pubsub, `q.publish(${json})`, 'JSON.parse(first.data).name'],
    ['pub/sub, older, as JSON', pubsub, "q.publishJSON({ name: 'A' })", 'JSON.parse(first.data).name'],
    ['a queue of amqplib', amqp, `q.sendToQueue('t', ${json})`, 'JSON.parse(first.content).name'],
    ['an exchange of amqplib', amqp, `q.publish('x', 't', ${json})`, 'JSON.parse(first.content).name'],
    ['NATS', nats, `q.publish('t', ${json})`, 'JSON.parse(second.data).name'],
    ['redis', redis, `q.publish('t', ${json})`, 'JSON.parse(first).name'],
    ['ioredis', ioredis, `q.publish('t', ${json})`, 'JSON.parse(second).name'],
    ['SQS', aws, `q.send(new SendMessageCommand({ MessageBody: ${json} }))`, 'JSON.parse(first.Records[0].body).name'],
    ['SNS', aws, `q.send(new PublishCommand({ Message: ${json} }))`, 'JSON.parse(first.Records[0].Sns.Message).name'],
    ['SQS, older', older, `q.sendMessage({ MessageBody: ${json} })`, 'JSON.parse(first.Records[0].body).name'],
    ['SNS, older', older, `q.publish({ Message: ${json} })`, 'JSON.parse(first.Records[0].Sns.Message).name'],
  ])('%s', (_, imports, tells, name) => {
    expect(sent(imports, tells, name)).toEqual(['A']);
    expect(sent(imports, tells, name, false)).toEqual([]);
  });

  it('one by one of several messages', () => {
    const tells = "q.send({ topic: 't', messages: [{ value: 'A' }, { value: 'B' }] })";
    expect(sent(kafka, tells, 'first.message.value')).toEqual(['A', 'B']);
  });

  it.each([
    ['no messages', kafka, "q.send({ topic: 't' })"],
    ['nothing', kafka, 'q.send()'],
    ['no data', pubsub, 'q.publishMessage({ attributes: {} })'],
    ['no content', amqp, "q.sendToQueue('t')"],
    ['the name alone', nats, "q.publish('t')"],
    ['another command', aws, "q.send(new OtherCommand({ MessageBody: 'A', Message: 'A' }))"],
    ['what is like a command', aws, "q.send(SendMessageCommand({ MessageBody: 'A' }))"],
    [
      'a command of the project',
      aws,
      "class SendMessageCommand2 {} q.send(new SendMessageCommand2({ MessageBody: 'A' }))",
    ],
    ['no body', older, 'q.sendMessage({ QueueUrl: 1 })'],
    ['no message', older, 'q.publish({ TopicArn: 1 })'],
    ['another method', kafka, "q.other({ topic: 't', messages: [{ value: 'A' }] })"],
    ['a method of another broker', redis, "q.sendToQueue('t', 'A')"],
    ['what every object has', redis, "q.toString('t', 'A')"],
  ])('%s is nothing', (_, imports, tells) => {
    for (const name of ["'A'", 'first.message.value']) expect(sent(imports, tells, name)).toEqual([]);
  });
});

describe('channels', () => {
  const told = (imports: string, call: string): string | undefined =>
    channelsOf(`${imports}\n${call};`).find(one => one.startsWith('tells'));

  it('are topics, queues and subjects by name', () => {
    expect(told(kafka, "q.send({ topic: 't', messages: [1] })")).toBe('tells topics kafkajs t, topics kafkajs *');
    expect(told(kafka, 'q.send({ topic: process.env.T, messages: [1] })')).toBe('tells topics kafkajs *');
    expect(told(pubsub, 'q.publishMessage({ json: 1 })')).toBe('tells topics @google-cloud/pubsub *');
    expect(told(amqp, "q.sendToQueue('t', 1)")).toBe('tells topics amqplib t, topics amqplib *');
    expect(told(amqp, "q.publish('x', 't', 1)")).toBe('tells topics amqplib t, topics amqplib *');
    expect(told(nats, "q.publish('t', 1)")).toBe('tells topics nats t, topics nats *');
    expect(told(redis, "q.publish('t', 1)")).toBe('tells topics redis t, topics redis *');
    expect(told(older, 'q.sendMessage({ MessageBody: 1 })')).toBe('tells topics @aws-sdk/client-sqs *');
  });

  it.each([
    [kafka, "q.run({ eachMessage: f }); q.subscribe({ topic: 't' })", ['t'], 'kafkajs'],
    [kafka, "q.run({ eachMessage: f }); q.subscribe({ topics: ['t', 'u'] })", ['t', 'u'], 'kafkajs'],
    [
      kafka,
      "q.run({ eachMessage: f }); other.subscribe({ topic: 't' }); q.unsubscribe({ topic: 'v' })",
      ['*'],
      'kafkajs',
    ],
    [kafka, 'q.run({ eachBatch: f })', [], 'kafkajs'],
    [kafka, 'q.run()', [], 'kafkajs'],
    [pubsub, "q.on('message', f)", ['*'], '@google-cloud/pubsub'],
    [pubsub, "q.on('error', f)", [], '@google-cloud/pubsub'],
    [pubsub, "q.on('message')", [], '@google-cloud/pubsub'],
    [amqp, "q.consume('t', f)", ['t'], 'amqplib'],
    [amqp, "q.consume('t', f, { noAck: true })", ['t'], 'amqplib'],
    [amqp, "q.consume('t')", [], 'amqplib'],
    [amqp, 'q.consume(process.env.T, f)', ['*'], 'amqplib'],
    [nats, "q.subscribe('t', { callback: f })", ['t'], 'nats'],
    [nats, "q.subscribe('t')", [], 'nats'],
    [redis, "q.subscribe('t', f)", ['t'], 'redis'],
    [redis, "q.subscribe(['t', 'u'], f)", ['t', 'u'], 'redis'],
    [redis, "q.pSubscribe(process.env.A ? 't' : 'u', f)", ['t', 'u'], 'redis'],
    [ioredis, "q.on('message', f)", ['*'], 'ioredis'],
    [ioredis, "q.subscribe('t', f)", [], 'ioredis'],
    ["import q from 'other';", "q.subscribe('t', f); q.consume('t', f); q.on('message', f)", [], 'other'],
    ['', "q.subscribe('t', f); q.consume('t', f); q.on('message', f)", [], 'other'],
  ])('%s %s', (imports, call, channels, broker) => {
    const found = channelsOf(`${imports}\nfunction f() {}\n${call};`);
    expect(found.filter(one => one.startsWith('hears topics'))).toEqual(
      channels.map(channel => `hears topics ${broker} "${channel}" by the function f`),
    );
  });

  it('are those of the package that a type names', () => {
    const typed = "import type { Channel } from 'amqplib';\nexport const send = (q: Channel) => q.sendToQueue('t', 1)";
    expect(told('', typed)).toBe('tells topics amqplib t, topics amqplib *');
    expect(told('', typed.replace("'amqplib'", "'./own'"))).toBeUndefined();
  });
});

describe('a handler of Lambda', () => {
  /** The exported functions that take records. */
  function takers(code: string): string[] {
    const { evaluator, module } = effectsOf(code);
    return topicHandlers(module('a.ts'), evaluator).map(({ handler, scope }) => {
      const fn = evaluator.force(handler);
      return `${scope}: ${fn.kind === 'function' ? functionName(fn.module, fn.id) : fn.kind}`;
    });
  }
  const types = "import type { SQSEvent, SNSEvent, SQSHandler, S3Event } from 'aws-lambda';\nrun();\n";
  const taken = ['topics @aws-sdk/client-sqs: handler'];

  it.each([
    ['export const handler = async (event: SQSEvent) => { event.Records; };', taken],
    ['export const handler = async (event: SNSEvent) => { event.Records; };', taken],
    ['export const handler: SQSHandler = async event => { event.Records; };', taken],
    ['export const handler = async event => { event.Records.forEach(run); };', taken],
    ['export async function handler(event) { for (const one of event.Records) run(one); }', taken],
    ['export const handler = async (event: S3Event) => { event.Records; };', []],
    ['export const handler = async event => { run(event); }; // Records', []],
    ['export const handler = async () => { run(x.Records); };', []],
    ['const handler = async (event: SQSEvent) => { event.Records; };', []],
    ["export { handler } from './other'; // Records", []],
    ['export const handler = async (event: SQSEvent) => { run(event); };', []],
  ])('%s', (text, expected) => {
    expect(takers(types + text)).toEqual(expected);
  });
});
