import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { areTwins, sendOnce } from '../../../lib/edit/send-once.ts';
import { tracksOf } from './sites.ts';

import type { NamedCall } from '../../../lib/edit/send-once.ts';

/** The text without the second of two calls that are twins. */
function once(text: string): string {
  const { source, sites } = tracksOf(text);
  const [kept, twin] = sites as [NamedCall, NamedCall];
  if (!areTwins(source, kept, twin)) return 'no twins';
  const edits = sendOnce(source, kept, twin, 'New Event');
  return edits ? applyEdits(text, edits) : 'left';
}

describe('the twin of a call goes', () => {
  it.each([
    ["a.track('Old', { b: 1 });\na.track('New', { b: 1 });\n", "a.track('Old', { b: 1 });\n"],
    ["a.track('Old', { b: 1 });\na.track('New', { b: 2 });\n", 'no twins'],
    ["a.track('Old', { b: 1 });\nb();\na.track('New', { b: 1 });\n", 'no twins'],
    ["a.track('Old', { b: 1 }); a.track('New', { b: 1 });\n", "a.track('Old', { b: 1 });\n"],
    ["a.track('Old', { b: 1 }), a.track('New', { b: 1 });\n", 'left'],
    [
      "const f = () => (a.track('Old', { b: 1 }), a.track('New', { b: 1 }));\n",
      "const f = () => a.track('Old', { b: 1 });\n",
    ],
    ["const f = () => (b(), a.track('Old', { b: 1 }), a.track('New', { b: 1 }));\n", 'left'],
    ["x = [a.track('Old', { b: 1 }), a.track('New', { b: 1 })];\n", 'no twins'],
    ["await a.track('Old', { b: 1 });\nawait a.track('New', { b: 1 });\n", "await a.track('Old', { b: 1 });\n"],
    ["await a.track('Old', { b: 1 });\na.track('New', { b: 1 });\n", 'no twins'],
    [
      "if (c) {\n  a.track('Old', { b: 1 });\n  a.track('New', { b: 1 });\n}\n",
      "if (c) {\n  a.track('Old', { b: 1 });\n}\n",
    ],
    ["a.track('Old', { b: 1 });\nif (c) a.track('New', { b: 1 });\n", 'left'],
    ["a.track('Old', { b: 1 });\nf(() => a.track('New', { b: 1 }));\n", 'no twins'],
    ["x = a.track('Old', { b: 1 });\na.track('New', { b: 1 });\n", "x = a.track('Old', { b: 1 });\n"],
    ["a.track('Old', { b: 1 });\nx = a.track('New', { b: 1 });\n", 'left'],
    ["a.track('Old', { b: 1 });\nf(a.track('New', { b: 1 }));\n", 'left'],
    [
      "const newEventProperties = { b: 1 };\na.track('Old', newEventProperties);\na.track('New', newEventProperties);\n",
      "a.track('Old', { b: 1 });\n",
    ],
    [
      "const eventProperties2 = { b: 1 };\na.track('Old', eventProperties2);\na.track('New', eventProperties2);\n",
      "a.track('Old', { b: 1 });\n",
    ],
    [
      "const mine = { b: 1 };\na.track('Old', mine);\na.track('New', mine);\n",
      "const mine = { b: 1 };\na.track('Old', mine);\n",
    ],
    [
      "const eventPropertiesX = { b: 1 };\na.track('Old', eventPropertiesX);\na.track('New', eventPropertiesX);\n",
      "const eventPropertiesX = { b: 1 };\na.track('Old', eventPropertiesX);\n",
    ],
    [
      "let eventProperties = { b: 1 };\na.track('Old', eventProperties);\na.track('New', eventProperties);\n",
      "let eventProperties = { b: 1 };\na.track('Old', eventProperties);\n",
    ],
    [
      "const eventProperties: T = { b: 1 };\na.track('Old', eventProperties);\na.track('New', eventProperties);\n",
      "const eventProperties: T = { b: 1 };\na.track('Old', eventProperties);\n",
    ],
    [
      "const eventProperties = { b: 1 }, d = 2;\na.track('Old', eventProperties);\na.track('New', eventProperties);\n",
      "const eventProperties = { b: 1 }, d = 2;\na.track('Old', eventProperties);\n",
    ],
    [
      "const eventProperties = { b: 1 };\na.track('Old', eventProperties);\na.track('New', eventProperties);\nf(eventProperties);\n",
      "const eventProperties = { b: 1 };\na.track('Old', eventProperties);\nf(eventProperties);\n",
    ],
    [
      "const eventProperties = { b: 1 };\nd();\na.track('Old', eventProperties);\na.track('New', eventProperties);\n",
      "const eventProperties = { b: 1 };\nd();\na.track('Old', eventProperties);\n",
    ],
    [
      "const analyticsClient = get();\nconst eventProperties = { b: c() };\nanalyticsClient.track('Old', eventProperties);\nanalyticsClient.track('New', eventProperties);\n",
      "get().track('Old', { b: c() });\n",
    ],
    [
      "const userId = u();\na.track({ event: 'Old', userId });\na.track({ event: 'New', userId });\n",
      "a.track({ event: 'Old', userId: u() });\n",
    ],
    [
      "const userId = u();\na.track({ event: 'Old', userId: userId });\na.track({ event: 'New', userId: userId });\n",
      "const userId = u();\na.track({ event: 'Old', userId: userId });\n",
    ],
    [
      "{\n  const eventProperties = {\n    b: 1,\n  };\n  a.track(\n    'Old',\n    eventProperties,\n  );\n  a.track(\n    'New',\n    eventProperties,\n  );\n}\n",
      "{\n  a.track(\n    'Old',\n    {\n      b: 1,\n    },\n  );\n}\n",
    ],
    [
      "const eventProperties = { b: 1 };\na.track('New', eventProperties);\na.track('Old', eventProperties);\n",
      "a.track('New', { b: 1 });\n",
    ],
    ["a.track('Old', { b: 1 });\na.track('New', { b: 1 });", "a.track('Old', { b: 1 });"],
    [
      "switch (c) {\n  case 1:\n    a.track('Old', { b: 1 });\n    a.track('New', { b: 1 });\n}\n",
      "switch (c) {\n  case 1:\n    a.track('Old', { b: 1 });\n}\n",
    ],
    ["a.track('Old' as const);\na.track('New' as const);\n", "a.track('Old' as const);\n"],
    ["a.track(  'Old'  );\na.track('New');\n", "a.track(  'Old'  );\n"],
    [
      "a.track('Old', { b: 1 }); // why\na.track('New', { b: 1 }); // then\n",
      "a.track('Old', { b: 1 }); // why // then\n",
    ],
    [
      "const [eventProperties] = [1];\na.track('Old', eventProperties);\na.track('New', eventProperties);\n",
      "const [eventProperties] = [1];\na.track('Old', eventProperties);\n",
    ],
    [
      "const sendEvent = get;\nconst eventArgument = u();\na.track('Old', eventArgument);\na.track('New', eventArgument);\n",
      "const sendEvent = get;\na.track('Old', u());\n",
    ],
    ["here: a.track('Old', { b: 1 });\na.track('New', { b: 1 });\n", "here: a.track('Old', { b: 1 });\n"],
    ["a.track('Old', { b: 1 });\nhere: a.track('New', { b: 1 });\n", 'left'],
    ["for (a.track('Old'), a.track('New'); ;) {}\n", 'left'],
  ])('%j', (text, expected) => {
    expect(once(text)).toBe(expected);
  });

  it('is no twin of itself, nor of what stands in it', () => {
    const { source, sites } = tracksOf("a.track('Old', b.track('New'));");
    const [outer, inner] = sites as [NamedCall, NamedCall];
    expect(areTwins(source, outer, outer)).toBe(false);
    expect(areTwins(source, outer, inner)).toBe(false);
    expect(areTwins(source, inner, outer)).toBe(false);
    expect(areTwins(source, outer, { call: [0, 1], event: [0, 1] })).toBe(false);
    expect(sendOnce(source, outer, { call: [0, 1], event: [0, 1] }, 'New')).toBeUndefined();
  });

  it('is one in either order', () => {
    const { source, sites } = tracksOf("a.track('Old');\na.track('New');\n");
    const [one, other] = sites as [NamedCall, NamedCall];
    expect(areTwins(source, one, other)).toBe(true);
    expect(areTwins(source, other, one)).toBe(true);
  });
});
