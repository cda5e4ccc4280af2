import { expect, it } from 'vitest';

import { askForwarded, readAnswer } from '../../../../lib/cli/start/ask-forwarded.ts';

const events = ['A', 'B', 'C', 'D', 'E'];

it.each<[string, unknown]>([
  ['', undefined],
  ['  ', undefined],
  ['all', 'all'],
  ['none', 'none'],
  ['1', ['A']],
  ['1 3', ['A', 'C']],
  ['3,1,3', ['A', 'C']],
  ['2-4, 1', ['A', 'B', 'C', 'D']],
  ['0', 'unclear'],
  ['6', 'unclear'],
  ['4-2', 'unclear'],
  ['1-9', 'unclear'],
  ['all 1', 'unclear'],
  ['yes', 'unclear'],
  ['99999999', 'unclear'],
])('takes %j for %j', (answer, meant) => {
  expect(readAnswer(answer, events)).toEqual(meant);
});

it('lists the events, and asks until the answer is clear', async () => {
  let written = '';
  const answers = ['what', '2-3'];
  const chosen = await askForwarded(
    events,
    text => (written += text),
    () => Promise.resolve(answers.shift() ?? ''),
  );
  expect(chosen).toEqual(['B', 'C']);
  expect(written).toMatch(
    /Which of these events does Segment forward[\s\S]*\n {2}1 {2}A\n[\s\S]*"what" is none of that\.\n$/,
  );
});
