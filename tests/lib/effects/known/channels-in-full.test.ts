import { describe, expect, it } from 'vitest';

import { channelsOf } from '../../../support/channels.ts';

const HEAD = `
import { Queue, Worker } from 'bullmq';
import Bull from 'bull';
import Bee from 'bee-queue';
import Agenda from 'agenda';
import PgBoss from 'pg-boss';
import { Inngest } from 'inngest';
import { Kafka } from 'kafkajs';
import { PubSub } from '@google-cloud/pubsub';
import amqp from 'amqplib';
import { connect } from 'nats';
import { createClient } from 'redis';
import Redis from 'ioredis';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
import AWS from 'aws-sdk';
import fastq from 'fastq';
import async from 'async';
import BetterQueue from 'better-queue';
import { createAction, createSlice, createListenerMiddleware, isAnyOf } from '@reduxjs/toolkit';
import { ofType } from 'redux-observable';
import { tap, map, filter } from 'rxjs/operators';
import { takeEvery, take, put, throttle } from 'redux-saga/effects';
import { createAction as old } from 'redux-actions';
import { createAction as ng } from '@ngrx/store';
function f() {}
`;

describe('who hears what, and who tells what', () => {
  it.each<[string, string[]]>([
    ["new Queue('q').add('track', { a: 1 });", ['tells queue q track, queue q *']],
    ["new Queue('q').add({ name: 'track', data: { a: 1 } });", ['tells queue q track, queue q *']],
    ["new Queue('q').add(q, { a: 1 });", ['tells queue q *']],
    ["new Queue('q').addBulk([{ name: 'track' }]);", []],
    ["new Worker('q', f);", ['hears queue q "*" by the function f']],
    ["new Worker('q');", []],
    ["Worker('q', f);", []],
    ["new Worker(q ? 'a' : 'b', f);", ['hears queue a "*" by the function f', 'hears queue b "*" by the function f']],
    ["new Bull('q').process('track', f);", ['hears queue q "track" by the function f']],
    ["new Bull('q').process(f);", ['hears queue q "*" by the function f']],
    ["new Bull('q').process('track', 5, f);", ['hears queue q "track" by the function f']],
    ["new Bee('q').createJob({ a: 1 });", ['tells queue q *']],
    ["new Agenda({}).define('track', f);", ['hears queue agenda "track" by the function f']],
    ["new Agenda({}).now('track', { a: 1 });", ['tells queue agenda track, queue agenda *']],
    ["new Agenda({}).every('1 day', 'track', { a: 1 });", ['tells queue agenda track, queue agenda *']],
    ["new PgBoss('x').work('track', f);", ['hears queue pg-boss "track" by the function f']],
    ["new PgBoss('x').send('track', { a: 1 });", ['tells queue pg-boss track, queue pg-boss *']],
    [
      "new Inngest({}).createFunction({ id: 'a' }, { event: 'app/track' }, f);",
      ['hears queue inngest "app/track" by the function f'],
    ],
    [
      "new Inngest({}).send({ name: 'app/track', data: { a: 1 } });",
      ['tells queue inngest app/track, queue inngest *'],
    ],
    ["new Queue('q').other('track', f);", []],
    [
      "new Kafka({}).producer().send({ topic: 't', messages: [{ value: 'v' }, { value: 'w' }] });",
      ['tells topics kafkajs t, topics kafkajs *'],
    ],
    ["new Kafka({}).producer().send({ topic: 't' });", []],
    ["new Kafka({}).producer().send({ messages: [{ value: 'v' }] });", ['tells topics kafkajs *']],
    [
      "const c = new Kafka({}).consumer({}); c.subscribe({ topic: 't' }); c.run({ eachMessage: f });",
      ['hears topics kafkajs "t" by the function f'],
    ],
    [
      "const c = new Kafka({}).consumer({}); c.subscribe({ topics: ['t', 'u'] }); c.run({ eachMessage: f });",
      ['hears topics kafkajs "t" by the function f', 'hears topics kafkajs "u" by the function f'],
    ],
    [
      'const c = new Kafka({}).consumer({}); c.run({ eachMessage: f });',
      ['hears topics kafkajs "*" by the function f'],
    ],
    ['const c = new Kafka({}).consumer({}); c.run({ eachBatch: f });', []],
    ["new PubSub().topic('t').publishMessage({ json: { a: 1 } });", ['tells topics @google-cloud/pubsub *']],
    ["new PubSub().topic('t').publishMessage({ data: 'd' });", ['tells topics @google-cloud/pubsub *']],
    ["new PubSub().topic('t').publishMessage({});", []],
    ["new PubSub().topic('t').publishJSON({ a: 1 });", ['tells topics @google-cloud/pubsub *']],
    ["new PubSub().topic('t').publish('d');", ['tells topics @google-cloud/pubsub *']],
    ["new PubSub().subscription('s').on('message', f);", ['hears topics @google-cloud/pubsub "*" by the function f']],
    ["new PubSub().subscription('s').on('error', f);", []],
    [
      "const ch = amqp.connect().createChannel(); ch.sendToQueue('q', 'c');",
      ['tells topics amqplib q, topics amqplib *'],
    ],
    [
      "const ch = amqp.connect().createChannel(); ch.publish('x', 'key', 'c');",
      ['tells topics amqplib key, topics amqplib *'],
    ],
    ["const ch = amqp.connect().createChannel(); ch.consume('q', f);", ['hears topics amqplib "q" by the function f']],
    ["const ch = amqp.connect().createChannel(); ch.sendToQueue('q');", []],
    ["connect().publish('s', 'd');", ['tells topics nats s, topics nats *']],
    ["connect().subscribe('s', { callback: f });", ['hears topics nats "s" by the function f']],
    ["connect().subscribe('s');", []],
    ["createClient().publish('c', 'd');", ['tells topics redis c, topics redis *']],
    ["createClient().subscribe('c', f);", ['hears topics redis "c" by the function f']],
    ["createClient().pSubscribe('c*', f);", ['hears topics redis "c*" by the function f']],
    ["new Redis().publish('c', 'd');", ['tells topics ioredis c, topics ioredis *']],
    ["new Redis().on('message', f);", ['hears topics ioredis "*" by the function f']],
    ["new Redis().on('other', f);", []],
    ["new SQSClient({}).send(new SendMessageCommand({ MessageBody: 'b' }));", ['tells topics @aws-sdk/client-sqs *']],
    ['new SQSClient({}).send(new SendMessageCommand({}));', []],
    ['new SQSClient({}).send(q);', []],
    ["new SQSClient({}).send(SendMessageCommand({ MessageBody: 'b' }));", []],
    ["new SQSClient({}).send(new Other({ MessageBody: 'b' }));", []],
    ["new SNSClient({}).send(new PublishCommand({ Message: 'm' }));", ['tells topics @aws-sdk/client-sqs *']],
    ["new AWS.SQS().sendMessage({ MessageBody: 'b' });", ['tells topics @aws-sdk/client-sqs *']],
    ["new AWS.SNS().publish({ Message: 'm' });", ['tells topics @aws-sdk/client-sqs *']],
    ["new SQSClient({}).other(new SendMessageCommand({ MessageBody: 'b' }));", []],
    ['fastq(f, 1).push({ a: 1 });', []],
    ['fastq.promise(f, 1).unshift({ a: 1 });', []],
    ['async.queue(f, 1).push({ a: 1 });', []],
    ['async.other(f, 1).push({ a: 1 });', []],
    ['new BetterQueue(f).push({ a: 1 });', []],
    ['fastq(f, 1).push();', []],
    ["const a = createAction('A'); a(1);", ['tells action A, action *']],
    ["const a = createAction('A', x => ({ payload: x })); a(1);", ['tells action A, action *']],
    ["const a = old('A', x => x, x => ({ m: x })); a(1);", ['tells action A, action *']],
    ["const a = ng('A'); a({ b: 1 });", ['tells action A, action *']],
    ['const a = createAction(q); a(1);', []],
    ["const s = createSlice({ name: 's', reducers: { go() {} } }); s.actions.go(1);", ['tells action s/go, action *']],
    ['const s = createSlice({ reducers: { go() {} } }); s.actions.go(1);', []],
    [
      "createListenerMiddleware().startListening({ type: 'A', effect: f });",
      ['hears action "A" by the function f', 'tells action A, action *'],
    ],
    [
      "createListenerMiddleware().startListening({ actionCreator: createAction('A'), effect: f });",
      ['hears action "A" by the function f'],
    ],
    [
      "createListenerMiddleware().startListening({ matcher: isAnyOf(createAction('A'), createAction('B')), effect: f });",
      ['hears action "A" by the function f', 'hears action "B" by the function f'],
    ],
    ['createListenerMiddleware().startListening({ effect: f });', []],
    ["createListenerMiddleware().other({ type: 'A', effect: f });", ['tells action A, action *']],
    ["a$.pipe(ofType('A'), tap(f));", ['hears action "A" by the function f']],
    [
      "a$.pipe(ofType('A', 'B'), filter(x => x), map(f), tap(f));",
      ['hears action "A" by the function f', 'hears action "B" by the function f'],
    ],
    ['a$.pipe(tap(f));', []],
    ["a$.pipe(ofType('A'), other(f), tap(f));", []],
    ["a$.ofType('A').subscribe(f);", ['hears action "A" by the function f']],
    ["a$.ofType('A').other(f);", []],
    ["takeEvery('A', f);", ['hears action "A" by the function f']],
    [
      "takeEvery(['A', 'B'], f, 1);",
      [
        'hears action "A" by the function f with arguments bound',
        'hears action "B" by the function f with arguments bound',
      ],
    ],
    ['takeEvery(q, f);', []],
    ["throttle(1, 'A', f);", ['hears action "A" by the function f']],
    ["function* g() { const x = yield take('A'); }", ['hears action "A" by the function g']],
    ["put({ type: 'A' });", ['tells action A, action *']],
    ["dispatch({ type: 'A' });", ['tells action A, action *']],
    ["dispatch({ type: 'A', ...q });", ['tells action A, action *']],
    ["dispatch({ kind: 'A' });", []],
    ['dispatch({ type: q });', ['tells action *']],
  ])('%s', (code, expected) => {
    expect(channelsOf(HEAD + code)).toEqual(expected);
  });
});
