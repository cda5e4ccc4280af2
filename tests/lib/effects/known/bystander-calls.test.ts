import { describe, expect, it } from 'vitest';

import { readText } from '../../../support/reading.ts';

const client = `import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** Whether a function that also does `beside` is a wrapper: its callers identify then. */
function isWrapper(beside: string, before = ''): boolean {
  const text = `${client}${before}
function known(id, traits) {
  segment.identify(id, traits);
  ${beside}
}
known('1', {});
`;
  const calls = readText(text).calls();
  return calls.filter(({ method }) => method === 'identify').some(({ via }) => via === 'wrapper');
}

describe('telling another vendor the same', () => {
  it.each<[string, string, string?]>([
    ['by a script of the page', 'window.Other.identify(traits.email, { id });'],
    ['by a script that may not be there', 'window.Other?.identify?.(traits.email);'],
    ['by a package', 'other.identify(id);', "import other from 'other-analytics';"],
    [
      'by what is declared here and written elsewhere',
      'otherOf(window).identify(id);',
      'interface Other { identify(id: string): void }\ndeclare function otherOf(page: unknown): Other;',
    ],
    [
      'by a function that waits for its script',
      'tell(id);',
      `function tell(id) {
  const timer = setInterval(() => {
    if (!window.Other) return;
    window.Other.identify(id);
    clearInterval(timer);
  }, 2000);
}`,
    ],
  ])('%s is no work beside a send', (_about, beside, before) => {
    expect(isWrapper(beside, before)).toBe(true);
  });

  it.each<[string, string, string?]>([
    ['a method of another kind', 'window.Other.store(id);'],
    ['a method of the project', 'desk.identify(id);', 'const desk = { identify: id => fetch(`/desks/${id}`) };'],
  ])('%s is work', (_about, beside, before) => {
    expect(isWrapper(beside, before)).toBe(false);
  });
});
