import { PubSub } from '@google-cloud/pubsub';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import amqp from 'amqplib';
import Redis from 'ioredis';
import { Kafka } from 'kafkajs';
import { connect, JSONCodec } from 'nats';
import { createClient } from 'redis';

const producer = new Kafka({ brokers: [] }).producer();
const sqs = new SQSClient({});
export async function tell(who: string) {
  await producer.send({ topic: 'titles', messages: [{ value: JSON.stringify({ title: 'Kafka Told', who }) }] });
  await new PubSub().topic('titles').publishMessage({ json: { title: 'PubSub Told', who } });
  const channel = await (await amqp.connect('amqp://x')).createChannel();
  channel.sendToQueue('titles', Buffer.from(JSON.stringify({ title: 'Rabbit Told', who })));
  await createClient().publish('titles', JSON.stringify({ title: 'Redis Told', who }));
  new Redis().publish('titles', JSON.stringify({ title: 'Ioredis Told', who }));
  (await connect({ servers: 'x' })).publish('titles', JSONCodec().encode({ title: 'Nats Told', who }));
  await sqs.send(new SendMessageCommand({ QueueUrl: 'x', MessageBody: JSON.stringify({ title: 'Sqs Told', who }) }));

  await producer.send({ topic: 'prints', messages: [{ value: JSON.stringify({ title: 'Kafka Printed', who }) }] });
  channel.sendToQueue('prints', Buffer.from(JSON.stringify({ title: 'Rabbit Printed', who })));
  await sqs.send(new SendMessageCommand({ QueueUrl: 'y', MessageBody: JSON.stringify({ pages: 3 }) }));
}
