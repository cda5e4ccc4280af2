import { tasks } from '@trigger.dev/sdk/v3';
import { fast, printed, prints, slow, titled } from './tasks';

export async function run(who: string) {
  await fast.push({ who, title: 'fast_sent' });
  slow.push({ who, title: 'slow_sent' });
  await titled.trigger({ who, title: 'task_sent' });
  await tasks.trigger('titled', { who, title: 'task_named' });

  await prints.push({ who, title: 'fast_printed' });
  await printed.trigger({ who, title: 'task_printed' });
}
