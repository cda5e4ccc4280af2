import { describe, expect, it } from 'vitest';

import { queueOf, scopeOfQueue } from '../../../../lib/effects/known/queues.ts';
import { channelsOf } from '../../../support/channels.ts';
import { effectsOf } from '../../../support/effects.ts';

const bull = "import { Queue, Worker } from 'bullmq'; const q = new Queue('mail');";
const HEARD = 'by the function f';

describe('who works a queue off', () => {
  const of = (imports: string, call: string): string[] =>
    channelsOf(`${imports}\nfunction f() {}\n${call};`).filter(one => one.startsWith('hears'));

  it.each([
    [bull, "new Worker('mail', f)", [`hears queue mail "*" ${HEARD}`]],
    [
      bull,
      "new Worker(process.env.A ? 'mail' : 'post', f)",
      [`hears queue mail "*" ${HEARD}`, `hears queue post "*" ${HEARD}`],
    ],
    [bull, "new Worker('mail')", []],
    [bull, 'new Worker()', []],
    [bull, "new Other('mail', f)", []],
    ["import { Worker } from 'bull';", "new Worker('mail', f)", []],
    ["import Queue from 'bull'; const q = new Queue('mail');", 'q.process(f)', [`hears queue mail "*" ${HEARD}`]],
    [
      "import Queue from 'bull'; const q = new Queue('mail');",
      "q.process('job', f)",
      [`hears queue mail "job" ${HEARD}`],
    ],
    [
      "import Queue from 'bull'; const q = new Queue('mail');",
      "q.process('job', 5, f)",
      [`hears queue mail "job" ${HEARD}`],
    ],
    ["import Queue from 'bull'; const q = new Queue('mail');", "q.process('job')", []],
    ["import Queue from 'bull'; const q = new Queue('mail');", "q.other('job', f)", []],
    [
      "import Agenda from 'agenda'; const q = new Agenda();",
      "q.define('job', f)",
      [`hears queue agenda "job" ${HEARD}`],
    ],
    [
      "import Agenda from 'agenda'; const q = new Agenda();",
      "q.define('job', { priority: 1 }, f)",
      [`hears queue agenda "job" ${HEARD}`],
    ],
    [
      "import PgBoss from 'pg-boss'; const q = new PgBoss('x');",
      "q.work('job', f)",
      [`hears queue pg-boss "job" ${HEARD}`],
    ],
    [
      "import { Inngest } from 'inngest'; const q = new Inngest({});",
      "q.createFunction({ id: 'i' }, { event: 'job' }, f)",
      [`hears queue inngest "job" ${HEARD}`],
    ],
    [
      "import { Inngest } from 'inngest'; const q = new Inngest({});",
      "q.createFunction({ id: 'i' }, { cron: 'job' }, f)",
      [`hears queue inngest "*" ${HEARD}`],
    ],
    ["import { Queue } from 'other'; const q = new Queue('mail');", 'q.process(f)', []],
    ['const q = { process() {} };', 'q.process(f)', []],
  ])('%s %s', (imports, call, expected) => {
    expect(of(imports, call)).toEqual(expected);
  });
});

describe('who adds to one', () => {
  const of = (imports: string, call: string): string | undefined =>
    channelsOf(`${imports}\n${call};`).find(one => one.startsWith('tells'));

  it.each([
    [bull, "q.add('job', {})", 'tells queue mail job, queue mail *'],
    [bull, "q.add(process.env.A ? 'a' : 'b', {})", 'tells queue mail a, queue mail b, queue mail *'],
    [bull, 'q.add({ a: 1 })', 'tells queue mail *'],
    [bull, "q.add({ type: 'sent' })", 'tells queue mail sent, queue mail *'],
    [bull, "q.add({ name: 'job', data: { kind: 'sent' } })", 'tells queue mail job, queue mail sent, queue mail *'],
    [bull, "q.add('job', { type: 'sent' })", 'tells queue mail job, queue mail sent, queue mail *'],
    [bull, "q.add('job')", undefined],
    [bull, 'q.add()', undefined],
    [bull, "q.other('job', {})", undefined],
    ["import Queue from 'bee-queue'; const q = new Queue('mail');", 'q.createJob({ a: 1 })', 'tells queue mail *'],
    [
      "import Agenda from 'agenda'; const q = new Agenda();",
      "q.now('job', {})",
      'tells queue agenda job, queue agenda *',
    ],
    [
      "import Agenda from 'agenda'; const q = new Agenda();",
      "q.schedule('in 5 minutes', 'job', {})",
      'tells queue agenda job, queue agenda *',
    ],
    [
      "import Agenda from 'agenda'; const q = new Agenda();",
      "q.every('1 day', 'job', {})",
      'tells queue agenda job, queue agenda *',
    ],
    [
      "import PgBoss from 'pg-boss'; const q = new PgBoss('x');",
      "q.send('job', {})",
      'tells queue pg-boss job, queue pg-boss *',
    ],
    [
      "import PgBoss from 'pg-boss'; const q = new PgBoss('x');",
      "q.publish('job', {})",
      'tells queue pg-boss job, queue pg-boss *',
    ],
    [
      "import { Inngest } from 'inngest'; const q = new Inngest({});",
      "q.send({ name: 'job', data: {} })",
      'tells queue inngest job, queue inngest *',
    ],
    ["import { Queue } from 'other'; const q = new Queue('mail');", "q.add('job', {})", undefined],
    ['const q = new Set();', "q.add('job', {})", undefined],
  ])('%s %s', (imports, call, expected) => {
    expect(of(imports, call)).toBe(expected);
  });

  it('tells apart queues without a name by where they are made', () => {
    const [first, second] = channelsOf(
      "import { Queue } from 'bullmq';\nconst a = new Queue(process.env.A); a.add('job', {});\nconst b = new Queue(process.env.B); b.add('job', {});",
    );
    expect(first).toMatch(/^tells queue \/a\.ts:\d+ job/);
    expect(second).toMatch(/^tells queue \/a\.ts:\d+ job/);
    expect(first).not.toBe(second);
  });

  it('knows the queue that a constructor is handed', () => {
    const service = (parameter: string, call = "this.q.add('job', {})"): string | undefined =>
      of(
        "import { InjectQueue } from '@nestjs/bullmq';\nimport type { Queue } from 'bullmq';",
        `export class S { constructor(${parameter}) {} send() { ${call}; } }`,
      );
    expect(service("@InjectQueue('mail') private q: Queue")).toBe('tells queue mail job, queue mail *');
    expect(service("@Inject('mail') private q: Queue")).toBeUndefined();
    expect(service('private q: Queue')).toBeUndefined();
    expect(service("@InjectQueue('mail') private q: Queue", "this.q.inner.add('job', {})")).toBeUndefined();
  });

  it.each([
    ['job.data.name', "q.add('job', { name: 'A' })"],
    ['job.name', "q.add('A', {})"],
    ['job.attrs.data.name', "q.add('job', { name: 'A' })"],
    ['job.event.data.name', "q.add({ name: 'job', data: { name: 'A' } })"],
    ['job.event.name', "q.add('A', {})"],
  ])('%s is what it is given', (name, call) => {
    const HEAD =
      "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";
    const code = `${HEAD}${bull}\nexport const hear = job => analytics.track(${name});\n${call};`;
    const events = (isHeard: boolean): string[] =>
      effectsOf(code, evaluated => ({
        isHeard: scope => isHeard && scope === 'queue mail',
        handlers: channel => (channel === '*' ? [evaluated.exported('hear')] : []),
      }))
        .done()
        .flatMap(one => /^(?!analytics).* track\("(\w+)"/.exec(one)?.[1] ?? []);
    expect(events(true)).toEqual(['A']);
    expect(events(false)).toEqual([]);
  });
});

it('has a scope by its name', () => {
  expect(queueOf(scopeOfQueue('mail'))).toBe('mail');
  expect(queueOf('queues mail')).toBeUndefined();
  expect(queueOf(undefined)).toBeUndefined();
});
