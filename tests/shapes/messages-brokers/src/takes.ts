import { PubSub } from '@google-cloud/pubsub';
import amqp from 'amqplib';
import type { SQSEvent } from 'aws-lambda';
import Redis from 'ioredis';
import { Kafka } from 'kafkajs';
import { connect, JSONCodec } from 'nats';
import { createClient } from 'redis';
import { send } from './analytics';

export async function start() {
  const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
  await consumer.subscribe({ topic: 'titles' });
  await consumer.run({ eachMessage: async ({ message }) => send(JSON.parse(message.value!.toString())) });
  new PubSub().subscription('titles').on('message', message => send(JSON.parse(message.data.toString())));
  const channel = await (await amqp.connect('amqp://x')).createChannel();
  await channel.consume('titles', taken => send(JSON.parse(taken!.content.toString())));
  await createClient().subscribe('titles', text => send(JSON.parse(text)));
  new Redis().on('message', (_channel, text) => send(JSON.parse(text)));
  const nc = await connect({ servers: 'x' });
  nc.subscribe('titles', { callback: (_error, taken) => send(JSONCodec().decode(taken.data) as any) });
}
export const handler = async (event: SQSEvent) => {
  for (const record of event.Records) send(JSON.parse(record.body));
};
