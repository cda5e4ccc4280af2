import { describe, expect, it } from 'vitest';

import { evaluation } from '../../../support/evaluate.ts';

/** What the state `email` is in a component that renders an element. */
function stateBeside(element: string, before = ''): string {
  const text = `import { useState } from 'react';
${before}
export let got: unknown;
export function Form({ other }: { other: object }) {
  const [email, setEmail] = useState('');
  got = email;
  return ${element};
}`;
  return evaluation({ 'a.tsx': text }).is('got');
}

describe('a state that an element sets', () => {
  it.each([
    ['<TextInput value={email} onChangeText={setEmail} />'],
    ['<Form.Input onValueChange={setEmail} label="E-mail" />'],
    ['<View><TextInput {...other} onChangeText={setEmail} /></View>'],
  ])('is what the element tells: %s', element => {
    expect(stateBeside(element)).toContain('the parameter email');
    expect(stateBeside(element)).not.toContain('not known');
  });

  it.each([
    // What is done with it is not known where nobody says that it listens.
    ['<TextInput setEmail={setEmail} />'],
    ['<TextInput once={setEmail} />'],
    ['<TextInput on={setEmail} />'],
    ['<TextInput onChangeText={{ set: setEmail }} />'],
    ['<TextInput onChangeText={wrap(setEmail)} />'],
    ['<TextInput {...{ setEmail }} />'],
    ['<TextInput onChangeText={setEmail} ref={() => run(setEmail)} />'],
    ['render({ onChangeText: setEmail })'],
  ])('is not known: %s', element => {
    expect(stateBeside(element)).toContain('not known (reassigned)');
  });

  it('is what else it is set to as well', () => {
    const is = stateBeside(
      '<TextInput onChangeText={setEmail} onBlur={() => setEmail(NOBODY)} />',
      "const NOBODY = 'nobody';",
    );
    expect(is).toContain('"nobody"');
    expect(is).toContain('the parameter email');
  });

  it('is told apart from another', () => {
    const is = stateBeside(
      '<TextInput onChangeText={setName} />',
      'function Other() { const [name, setName] = useState(""); return <TextInput onChangeText={setName} />; }',
    );
    expect(is).not.toContain('the parameter');
  });
});
