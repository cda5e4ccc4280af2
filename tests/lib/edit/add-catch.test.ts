import { describe, expect, it } from 'vitest';

import { addCatch, catchText, loggerOf } from '../../../lib/edit/add-catch.ts';
import { applyEdits } from '../../../lib/edit/edit.ts';
import { walk, withCasts } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

/** The call `send()` of a text. */
function read(text: string, file = 'a.ts'): { source: Source; call: Node } {
  const source = parseSource(file, text);
  let call: Node | undefined;
  walk(source.program, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'send')
      call ??= node;
  });
  if (!call) throw new Error(`Nothing is sent in ${text}`);
  return { source, call };
}

function logger(text: string): string | undefined {
  const { source, call } = read(text);
  return loggerOf(source, call);
}

describe('what a file gives its errors to', () => {
  it.each([
    ['console.error, if to nothing', 'send();', 'console.error'],
    [
      'a function of it',
      "import { captureException } from 'b'; try {} catch (e) { captureException(e); } send();",
      'captureException',
    ],
    ['a logger', "import { logger } from 'b'; try {} catch (e) { logger.error(e); } send();", 'logger.error'],
    [
      'a logger behind other calls',
      "import { logger } from 'b'; try {} catch (e) { a(); logger.warn(e); } send();",
      'logger.warn',
    ],
    ['one that a promise ends in', "import { log } from 'b'; a().catch(e => log(e)); send();", 'log'],
    [
      'one that a promise ends in, in a block',
      "import { report } from 'b'; a().catch(e => { report(e); }); send();",
      'report',
    ],
    [
      'the first of several',
      "import { a, log, warn } from 'b'; try {} catch (e) { log(e); } try {} catch (e) { warn(e); } send();",
      'log',
    ],
    [
      'a logger of the class',
      'class A { b() { try {} catch (e) { this.logger.error(e); } } c() { send(); } }',
      'this.logger.error',
    ],
    [
      'a logger of the class, in an arrow function',
      'class A { b = () => { try {} catch (e) { this.log(e); } }; c() { a(() => send()); } }',
      'this.log',
    ],
  ])('%s', (_what, text, expected) => {
    expect(logger(text)).toBe(expected);
  });

  it.each([
    ['what is not imported or declared', 'try {} catch (e) { log(e); } send();'],
    ['what is given something else', "import { log } from 'b'; try {} catch (e) { log('a'); } send();"],
    ['what is given more', "import { log } from 'b'; try {} catch (e) { log('a', e); } send();"],
    ['what is no logger by its name', "import { handle } from 'b'; try {} catch (e) { handle(e); } send();"],
    ['what is called only perhaps', "import { log } from 'b'; try {} catch (e) { log?.(e); } send();"],
    ['what is a member that may not be there', "import { a } from 'b'; try {} catch (e) { a?.log(e); } send();"],
    ['what another scope has', 'function f(log) { try {} catch (e) { log(e); } } send();'],
    ['what is hidden somewhere', "import { log } from 'b'; function f(log) {} try {} catch (e) { log(e); } send();"],
    ['what stands deeper', "import { log } from 'b'; try {} catch (e) { if (a) log(e); } send();"],
    ['what takes the error apart', "import { log } from 'b'; try {} catch ({ message }) { log(message); } send();"],
    ['what has no error', "import { log } from 'b'; try {} catch { log(e); } send();"],
    ['the second handler of a promise', "import { log } from 'b'; a().then(c, e => log(e)); send();"],
    ['a handler that is no arrow function', "import { log } from 'b'; a().catch(function (e) { log(e); }); send();"],
    ['a computed member', "import { log } from 'b'; a()[b](e => log(e)); send();"],
    ['a logger of another class', 'class A { b() { try {} catch (e) { this.log(e); } } } class C { c() { send(); } }'],
    ['a logger of the class, outside of it', 'class A { b() { try {} catch (e) { this.log(e); } } } send();'],
    [
      'a logger of the class, in a static method',
      'class A { b() { try {} catch (e) { this.log(e); } } static c() { send(); } }',
    ],
    [
      'a logger of the class, in a function',
      'class A { b() { try {} catch (e) { this.log(e); } } c() { a(function () { send(); }); } }',
    ],
    [
      'a logger of the class, in a static field',
      'class A { b() { try {} catch (e) { this.log(e); } } static c = send(); }',
    ],
    [
      'a logger of the class from a static method',
      'class A { static b() { try {} catch (e) { this.log(e); } } c() { send(); } }',
    ],
  ])('not %s', (_what, text) => {
    expect(logger(text)).toBe('console.error');
  });

  it('is reached from a field', () => {
    expect(logger('class A { b() { try {} catch (e) { this.log(e); } } c = send(); }')).toBe('this.log');
  });

  it('is nothing where the file means something else by console', () => {
    expect(logger("import { console } from 'b'; send();")).toBeUndefined();
    expect(logger('const console = a; send();')).toBeUndefined();
  });
});

describe('a handler of rejections', () => {
  it.each([
    ['send();', '.catch((error) => log(error))'],
    ['const error = 1; send();', '.catch((failure) => log(failure))'],
    ['const error = 1, failure = 2; send();', '.catch((error2) => log(error2))'],
  ])('of %s', (text, expected) => {
    const { source, call } = read(text);
    expect(catchText(source, call, 'log')).toBe(expected);
  });

  it('is added to a call', () => {
    const text = 'send();';
    const { source, call } = read(text);
    const edit = addCatch(source, call);
    expect(edit && applyEdits(text, [edit])).toBe('send().catch((error) => console.error(error));');
  });

  it('is added to a call that is said to be there', () => {
    const text = 'send()!;';
    const { source, call } = read(text);
    const edit = addCatch(source, withCasts(call));
    expect(edit && applyEdits(text, [edit])).toBe('send()!.catch((error) => console.error(error));');
  });

  it('is added to an optional chain', () => {
    const source = parseSource('a.ts', 'a?.send();');
    const [statement] = source.program.body;
    const edit = statement?.type === 'ExpressionStatement' ? addCatch(source, statement.expression) : undefined;
    expect(edit && applyEdits('a?.send();', [edit])).toBe('a?.send().catch((error) => console.error(error));');
  });

  it('is not added to what else may give a promise, nor without anything to log with', () => {
    const { source, call } = read('const x = send() as any;');
    expect(addCatch(source, withCasts(call))).toBeUndefined();
    const other = read("import console from 'b'; send();");
    expect(addCatch(other.source, other.call)).toBeUndefined();
  });
});
