/** What messages of rules say without the event that each is about, so that one cause is told once. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { RuleModule } from '../rule/create-rule.ts';

/** Stands for the event in what is said in general; no text of code or of a message has it. */
export const ANY_EVENT = '\uE000';

/** What a finding says, whatever its event. */
export interface General {
  /** The message, with `ANY_EVENT` for the event. */
  readonly text: string;
  /** The event as the rule names it; absent where its message names none. */
  readonly event?: string;
}

type Rules = Readonly<Record<string, RuleModule>>;
type Report = TSESLint.ReportDescriptor<string>;

/** ESLint keeps the text of a message and forgets what it was made of; this remembers. */
export class Generalizer {
  readonly #known = new Map<string, General>();
  /** The rules as they are, but for what is heard of their reports. */
  readonly rules: Rules;

  constructor(rules: Rules) {
    this.rules = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, this.#heard(name, rule)]));
  }

  /** @param name the rule's, without a namespace */
  of(name: string, message: string): General {
    return this.#known.get(`${name} ${message}`) ?? { text: message };
  }

  #heard(name: string, rule: RuleModule): RuleModule {
    const { create, meta } = rule;
    return {
      ...rule,
      create: context =>
        create(
          Object.create(context, {
            report: {
              value: (report: Report) => {
                this.#note(name, meta.messages[report.messageId] ?? '', report.data ?? {});
                context.report(report);
              },
            },
          }) as typeof context,
        ),
    };
  }

  #note(name: string, template: string, data: Readonly<Record<string, unknown>>): void {
    const event = data['event'];
    if (typeof event !== 'string') return;
    this.#known.set(`${name} ${filled(template, data)}`, {
      text: filled(template, { ...data, event: ANY_EVENT }),
      event: event.replace(/^`(.*)`$/, '$1'),
    });
  }
}

/** A message with its values, as ESLint fills it. */
function filled(template: string, data: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (whole, key: string) => {
    const name = key.trim();
    return Object.hasOwn(data, name) ? String(data[name]) : whole;
  });
}
