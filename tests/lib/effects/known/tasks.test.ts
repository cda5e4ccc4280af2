import { describe, expect, it } from 'vitest';

import { channelsOf } from '../../../support/channels.ts';
import { effectsOf } from '../../../support/effects.ts';

describe('a task of Trigger.dev', () => {
  const hears = ['hears tasks "t" by an arrow function'];
  const tells = ['tells tasks t, tasks *'];

  it.each(['@trigger.dev/sdk', '@trigger.dev/sdk/v3'])('of %s runs by its name', source => {
    const of = (text: string): string[] =>
      channelsOf(`import { task, schemaTask, tasks, other } from '${source}';\n${text};`).map(one =>
        one.replace(/ by .*/, ' by an arrow function'),
      );
    expect(of("task({ id: 't', run: async payload => {} })")).toEqual(hears);
    expect(of("schemaTask({ id: 't', schema, run: async payload => {} })")).toEqual(hears);
    expect(of("tasks.trigger('t', {})")).toEqual(tells);
    expect(of("tasks.triggerAndWait('t', {})")).toEqual(tells);
    expect(of("const own = task({ id: 't' }); own.trigger({})")).toEqual(tells);
    expect(of("const own = task({ id: 't' }); own.triggerAndWait({})")).toEqual(tells);

    for (const none of [
      "other({ id: 't', run: async payload => {} })",
      'task({ id: process.env.T, run: async payload => {} })',
      "task({ id: 't' })",
      'task()',
      "tasks.other('t', {})",
      "other.trigger('t', {})",
      "tasks.trigger('t')",
      'tasks.trigger()',
      'tasks.trigger(process.env.T, {})',
      "const own = task({ id: 't' }); own.trigger()",
      'const own = task({ id: process.env.T }); own.trigger({})',
      "const own = { id: 't' }; own.trigger({})",
    ])
      expect(of(none), none).toEqual([]);
  });

  it('of another package is none', () => {
    const of = (source: string): string[] =>
      channelsOf(
        `import { task, tasks } from '${source}';\ntask({ id: 't', run: async payload => {} }); tasks.trigger('t', {}); task({ id: 't' }).trigger({});`,
      );
    for (const source of ['@trigger.dev/sdks', 'own/@trigger.dev/sdk', './tasks']) expect(of(source)).toEqual([]);
  });

  it('is not asked for where nobody hears any', () => {
    const asked: string[] = [];
    const { done } = effectsOf("import { tasks } from '@trigger.dev/sdk';\ntasks.trigger('t', {});", {
      isHeard: () => false,
      handlers: channel => {
        asked.push(channel);
        return [];
      },
    });
    expect(done()).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('a queue in memory', () => {
  const HEAD =
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nconst work = event => analytics.track(event);\n";
  /** The events that what is put into a queue sends. */
  const sent = (code: string): string[] =>
    effectsOf(HEAD + code)
      .done()
      .flatMap(one => /^(?!analytics).* track\("(\w+)"/.exec(one)?.[1] ?? []);

  it.each([
    ["import fastq from 'fastq';", 'fastq(work, 1)'],
    ["import fastq from 'fastq';", 'fastq.promise(work, 1)'],
    ["import * as fastq from 'fastq';", 'fastq(work, 1)'],
    ["import { promise } from 'fastq';", 'promise(work, 1)'],
    ["import async from 'async';", 'async.queue(work, 1)'],
    ["import { queue } from 'async';", 'queue(work, 1)'],
    ["import { priorityQueue } from 'async';", 'priorityQueue(work)'],
    ["import { cargo } from 'async';", 'cargo(work)'],
    ["import Queue from 'better-queue';", 'new Queue(work)'],
    ["import Queue from 'better-queue';", 'new Queue({ a: 1 }, work)'],
  ])('%s %s runs what works it off', (imports, made) => {
    for (const put of ['push', 'unshift', 'pushAsync'])
      expect(sent(`${imports} const q = ${made}; q.${put}('A');`)).toEqual(['A']);
    for (const other of ["other('A')", 'push()']) expect(sent(`${imports} const q = ${made}; q.${other};`)).toEqual([]);
  });

  it.each([
    ["import { other } from 'fastq';", 'other(work, 1)'],
    ["import { retry } from 'async';", 'retry(work, 1)'],
    ["import async from 'async';", 'async.retry(work, 1)'],
    ["import fastq from 'slowq';", 'fastq(work, 1)'],
    ["import fastq from 'fastq';", 'fastq({ work }, 1)'],
    ['', 'fastq(work, 1)'],
    ['', '[work]'],
  ])('%s %s is none', (imports, made) => {
    expect(sent(`${imports} const q = ${made}; q.push('A');`)).toEqual([]);
  });
});
