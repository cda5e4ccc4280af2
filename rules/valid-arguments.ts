import { misshapenCalls, type ShapeFault } from '../lib/concerns/arguments/find.ts';
import { unwrapEdit } from '../lib/concerns/arguments/mend.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';

export default createRule<ShapeFault['id'] | 'unwrap'>({
  name: 'valid-arguments',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require arguments in the shape that the SDK takes',
      category: 'Data',
      recommended: 'error',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      payload:
        '`{{method}}()` of `{{sdk}}` takes its arguments one after the other: this object, in the shape of an SDK for servers, is taken for something else, and what stands in it reaches nobody. Give its values as arguments.',
      positional:
        '`{{method}}()` of `{{sdk}}` takes one object, and looks in vain for its values in this text: nothing is sent. Write `{{example}}`.',
      noObject:
        'The {{name}} are {{form}} here, and only an object has {{name}} that campaigns can read: they are refused or dropped. Give the object itself.',
      wrapped:
        'The object in the place of the {{name}} holds the {{name}} under a key of their own: nothing that waits for one of them finds it. Give them without the object around them.',
      wrongKey:
        'The Track API looks for `{{right}}` and not for `{{wrong}}`, which it drops. Rename the key to `{{right}}`.',
      otherKey:
        '`{{method}}()` of `{{sdk}}` looks for `{{right}}` and not for `{{wrong}}`, which it drops. Rename the key to `{{right}}`.',
      noRequest:
        '`{{sdk}}` takes a message as an instance of the class of its channel and throws on a plain object: nobody gets it. Give it to `new SendEmailRequest(…)`, or to the class of another channel.',
      stray: '{{keys}} stand outside of `{{place}}`, where nobody looks, and are dropped. Move them into `{{place}}`.',
      nobody:
        '`{{method}}()` of `{{sdk}}` throws on an object with neither `userId` nor `anonymousId`: nothing is sent, and what stands behind the call does not run. Say whose it is.',
      personFirst:
        '`{{method}}()` of `{{sdk}}` takes the name of the event first: this id is taken for it, so that each person makes an event of their own, and the name behind it is one of the properties. Write `track(event, properties)`.',
      eventAlone:
        '`trackAnonymous()` takes the anonymous id first and the event second since 3.0 of `customerio-node`, and throws without the event. Give it both.',
      noEvent:
        '`{{method}}()` takes an object in second place, and finds no name of an event in this text: it throws or sends nothing. Write `{ name, data }`.',
      unwrap: 'Give the object itself.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    return {
      Program() {
        for (const { node, fault } of misshapenCalls(reading)) {
          const edit = unwrapEdit(sourceOfEslint(reading.file, sourceCode), fault, node);
          context.report({
            node,
            messageId: fault.id,
            data: fault.data,
            suggest: edit ? [{ messageId: 'unwrap', fix: fixer => applyTo(fixer, [edit]) }] : [],
          });
        }
      },
    };
  },
});
