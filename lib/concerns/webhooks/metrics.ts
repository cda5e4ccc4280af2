/** Which metrics of Customer.io's reporting webhooks a handler tells apart, and what it does with them. */
import { contains, isFunction, neverGoesOn } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { variableOf } from '../shared/variables.ts';
import { bare, calleePath, calledFunction, definitionOf, writtenName, walkIn } from './syntax.ts';
import { isMetricKey } from './evidence.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Source } from './syntax.ts';
import type { Reach } from './reach.ts';

export type Metric = 'bounced' | 'spammed';

export interface MetricReading {
  /** Where the handler first tells metrics apart; absent where it does not. */
  readonly first?: TSESTree.Node;
  /** A metric goes where it cannot be followed: whoever takes it may handle all of them. */
  readonly escapes: boolean;
  /** The metrics that are named and something is done about. */
  readonly handled: ReadonlySet<Metric>;
  /** Where complaints are handled, if all that is done about them is known to tell nobody. */
  readonly silentComplaint?: TSESTree.Node;
}

const naming: Readonly<Record<Metric, RegExp>> = { bounced: /bounc/i, spammed: /spam|complain/i };
const subscriptionOnly = /^(?:(?:cio_)?subscription_preferences_changed|subscribed|(?:customer_)(?:un)?subscribed)$/;
/** Reading and answering, not handling. */
const inert =
  /^(?:console|logger|log|res|response|reply|NextResponse|Response|JSON|String|Number|Boolean|Date|Math|Object|Array|z|assert)$/;
const passing =
  /^(?:parse|safeParse|parseAsync|validate|cast|decode|create|plainToClass|plainToInstance|text|json|toString|toLowerCase|trim|String)$|parse|normali[sz]e|decode|validate|assert|as[A-Z]/;
const checking = /^(?:is)?(?:verif|validat|authenti|check)|signature|hmac|timingSafeEqual/i;
const logging = /^(?:info|debug|log|trace|verbose|silly|table)$/;
const storing =
  /^(?:update|updateOne|updateMany|insert|insertOne|insertMany|upsert|save|set|delete|deleteOne|del|remove|destroy|query|execute|exec|find\w*|where|eq|from|values|returning|select|collection|doc|table|suppress|unsuppress|unsubscribe|identify|getRepository|prisma|db)$/;
const telling =
  /alert|notif|slack|pager|page[A-Z]|incident|sentry|capture|opsgenie|datadog|statsd|team|discord|telegram|mail|sms|emit|publish|queue|dispatch|trigger|send|post|fetch|error|warn|fatal|critical|increment|counter|complain/i;

/** The metric that a text names, if it is one of those that ask for an act. */
export function namedMetric(text: string): Metric | undefined {
  return (Object.keys(naming) as Metric[]).find(metric => naming[metric].test(text));
}

/** Whether all that an expression does is to write something down that nobody is told. */
export function isNoted(node: TSESTree.Node): boolean {
  const path = node.type === 'CallExpression' ? calleePath(node.callee) : [];
  return inert.test(path[0] ?? '') && logging.test(path.at(-1) ?? '');
}

/** How a test narrows: `positive` where it holds for the metrics it names, `negative` for all others. */
type Polarity = 'positive' | 'negative';

interface Test {
  readonly node: TSESTree.Node;
  /** The names tested for; undefined where they cannot be read. */
  readonly names?: readonly string[];
  readonly polarity: Polarity;
}

export function readMetrics(source: Source, reach: Reach): MetricReading {
  return new MetricReader(source, reach).read();
}

class MetricReader {
  readonly #source: Source;
  readonly #reach: Reach;
  readonly #carriers = new Set<TSESLint.Scope.Variable>();
  readonly #metrics = new Set<TSESLint.Scope.Variable>();
  readonly #tests: Test[] = [];
  #unknown = false;

  constructor(source: Source, reach: Reach) {
    this.#source = source;
    this.#reach = reach;
  }

  read(): MetricReading {
    this.#spread();
    const types: string[] = [];
    this.#reach.each(node => {
      const test = this.#test(node);
      if (test) this.#tests.push(test);
      types.push(...this.#objectTypes(node));
    });
    const names = this.#tests.flatMap(test => test.names ?? []);
    if (this.#tests.some(test => test.names === undefined)) this.#unknown = true;
    // Handlers of other channels, or of what people subscribe to, never meet an e-mail's metrics.
    const isElsewhere =
      (types.length > 0 && !types.includes('email')) ||
      (names.length > 0 &&
        names.every(
          name =>
            /^(?:push|sms|in_app|slack|webhook|whatsapp|customer)[_.:-]/.test(name) || subscriptionOnly.test(name),
        ));
    const escapes = this.#unknown || isElsewhere || this.#escapes();
    const first = this.#tests.map(test => test.node).sort((a, b) => a.range[0] - b.range[0])[0];
    const handled = new Set<Metric>();
    for (const metric of Object.keys(naming) as Metric[]) if (this.#isHandled(metric)) handled.add(metric);
    const silentComplaint = handled.has('spammed') && !escapes ? this.#silentComplaint() : undefined;
    return { ...(first && { first }), escapes, handled, ...(silentComplaint && { silentComplaint }) };
  }

  // What holds a metric ------------------------------------------------------------------------

  /** Finds the variables that hold a metric or the whole event, until nothing new turns up. */
  #spread(): void {
    for (let before = -1, round = 0; before !== this.#carriers.size + this.#metrics.size && round < 8; round++) {
      before = this.#carriers.size + this.#metrics.size;
      this.#reach.each(node => {
        if (node.type === 'VariableDeclarator' && node.init) this.#bind(node.id, node.init);
        else if (node.type === 'AssignmentExpression') this.#bind(node.left, node.right);
        else if (node.type === 'ForOfStatement' && node.left.type === 'VariableDeclaration')
          this.#bind(node.left.declarations[0]!.id, node.right);
        else if (node.type === 'CallExpression') this.#passArguments(node);
        else if (isFunction(node))
          for (const parameter of node.params) if (parameter.type === 'ObjectPattern') this.#bindPattern(parameter);
        if (node.type === 'MemberExpression' && isMetricKey(writtenName(node))) {
          const object = bare(node.object);
          if (object.type === 'Identifier') this.#add(this.#carriers, object);
        }
      });
    }
  }

  #add(set: Set<TSESLint.Scope.Variable>, node: TSESTree.Identifier): void {
    const variable = variableOf(node, this.#source);
    if (variable && variable.defs[0]?.type !== 'ImportBinding') set.add(variable);
  }

  #bind(target: TSESTree.Node, value: TSESTree.Node): void {
    if (target.type === 'ObjectPattern') this.#bindPattern(target);
    if (target.type !== 'Identifier') return;
    if (this.#isMetric(value)) this.#add(this.#metrics, target);
    else if (this.#carries(value)) this.#add(this.#carriers, target);
  }

  #bindPattern(pattern: TSESTree.ObjectPattern): void {
    for (const property of pattern.properties) {
      if (property.type !== 'Property') continue;
      const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const key = writtenName(property);
      if (isMetricKey(key) && value.type === 'Identifier') this.#add(this.#metrics, value);
      else if ((key === 'body' || key === 'events') && value.type === 'Identifier') this.#add(this.#carriers, value);
      else if (value.type === 'ObjectPattern') this.#bindPattern(value);
    }
  }

  #passArguments(node: TSESTree.CallExpression): void {
    const called = calledFunction(this.#source, node.callee);
    const callee = bare(node.callee);
    for (const [index, argument] of node.arguments.entries()) {
      const parameter = called?.params[index];
      if (parameter?.type === 'Identifier') this.#bind(parameter, argument);
      // `events.map((event) => …)`.
      if (
        isFunction(argument) &&
        callee.type === 'MemberExpression' &&
        this.#carries(callee.object) &&
        argument.params[0]
      )
        this.#bind(argument.params[0], callee.object);
    }
  }

  /** The metric itself, also as a part of a longer name: `${object_type}_${metric}`. */
  #isMetric(node: TSESTree.Node): boolean {
    const inner = bare(node);
    switch (inner.type) {
      case 'MemberExpression':
        return isMetricKey(writtenName(inner));
      case 'Identifier': {
        const variable = variableOf(inner, this.#source);
        return variable !== undefined && this.#metrics.has(variable);
      }
      case 'TemplateLiteral':
        return inner.expressions.some(part => this.#isMetric(part));
      case 'BinaryExpression':
        return inner.operator === '+' && [inner.left, inner.right].some(part => this.#isMetric(part));
      case 'LogicalExpression':
        return inner.operator !== '&&' && (this.#isMetric(inner.left) || this.#isMetric(inner.right));
      case 'CallExpression': {
        const callee = bare(inner.callee);
        if (
          callee.type === 'MemberExpression' &&
          /^(?:toLowerCase|toUpperCase|trim|toString|replace)$/.test(writtenName(callee) ?? '')
        )
          return this.#isMetric(callee.object);
        return (
          passing.test(calleePath(callee).at(-1) as string) &&
          inner.arguments.some(argument => this.#isMetric(argument))
        );
      }
      default:
        return false;
    }
  }

  /** The whole event, or the body that it came in. */
  #carries(node: TSESTree.Node): boolean {
    const inner = bare(node);
    switch (inner.type) {
      case 'Identifier': {
        const variable = variableOf(inner, this.#source);
        return variable !== undefined && this.#carriers.has(variable);
      }
      case 'MemberExpression':
        return /^(?:body|rawBody|events)$/.test(writtenName(inner) ?? '');
      case 'LogicalExpression':
        return this.#carries(inner.left) || this.#carries(inner.right);
      case 'ConditionalExpression':
        return this.#carries(inner.consequent) || this.#carries(inner.alternate);
      case 'ArrayExpression':
        return inner.elements.some(
          element => element && this.#carries(element.type === 'SpreadElement' ? element.argument : element),
        );
      case 'ObjectExpression':
        return inner.properties.some(property =>
          property.type === 'SpreadElement'
            ? this.#carries(property.argument)
            : this.#carries(property.value) || this.#isMetric(property.value),
        );
      case 'CallExpression': {
        const name = calleePath(inner.callee).at(-1) as string;
        if (inner.arguments.length === 0) return /^(?:json|text|formData|rawBody)$/.test(name);
        return passing.test(name) && inner.arguments.some(argument => this.#carries(argument));
      }
      default:
        return false;
    }
  }

  // How metrics are told apart -----------------------------------------------------------------

  #test(node: TSESTree.Node): Test | undefined {
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
      const [metric, other] = this.#isMetric(node.left)
        ? [node.left, node.right]
        : this.#isMetric(node.right)
          ? [node.right, node.left]
          : [];
      if (!metric || !other || isNoName(other)) return undefined;
      return {
        node,
        polarity: node.operator.startsWith('!') ? 'negative' : 'positive',
        ...withNames(this.#names(other)),
      };
    }
    if (node.type === 'BinaryExpression' && node.operator === 'in' && this.#isMetric(node.left))
      return { node, polarity: 'positive', ...withNames(this.#names(node.right)) };
    if (node.type === 'SwitchStatement' && this.#isMetric(node.discriminant)) {
      const names = node.cases.flatMap(one => (one.test ? [this.#names(one.test)] : []));
      return {
        node: node.discriminant,
        polarity: 'positive',
        ...withNames(names.some(list => !list) ? undefined : names.flatMap(list => list as string[])),
      };
    }
    if (node.type === 'CallExpression') {
      const callee = bare(node.callee);
      const first = node.arguments[0];
      if (callee.type !== 'MemberExpression') return undefined;
      const name = writtenName(callee) ?? '';
      if (/^(?:includes|has|indexOf|get)$/.test(name) && first && this.#isMetric(first))
        return { node, polarity: 'positive', ...withNames(this.#names(callee.object)) };
      if (/^(?:startsWith|endsWith|includes|match)$/.test(name) && first && this.#isMetric(callee.object))
        return { node, polarity: 'positive', ...withNames(this.#names(first)) };
    }
    if (node.type === 'MemberExpression' && node.computed && this.#isMetric(node.property))
      return { node, polarity: 'positive', ...withNames(this.#names(node.object)) };
    return undefined;
  }

  /** The strings that an expression stands for: a literal, a list, a set, a table's keys, an enum's member. */
  #names(node: TSESTree.Node, depth = 0): readonly string[] | undefined {
    const inner = bare(node);
    const text = textIn(inner);
    if (text !== undefined) return [text];
    if (depth > 4) return undefined;
    switch (inner.type) {
      case 'Literal':
        return 'regex' in inner ? [inner.regex.pattern] : undefined;
      case 'Identifier': {
        const definition = definitionOf(this.#source, inner);
        return definition && definition !== 'import' ? this.#names(definition, depth + 1) : undefined;
      }
      case 'ArrayExpression': {
        const lists = inner.elements.map(element =>
          element && element.type !== 'SpreadElement' ? this.#names(element, depth + 1) : undefined,
        );
        return lists.some(list => !list) ? undefined : lists.flatMap(list => list as string[]);
      }
      case 'NewExpression': {
        const [first] = inner.arguments;
        if (!first) return undefined;
        const entries = bare(first);
        // `new Map([['bounced', fn]])`: what comes first in each pair.
        if (
          entries.type === 'ArrayExpression' &&
          entries.elements.length > 0 &&
          entries.elements.every(element => element?.type === 'ArrayExpression')
        ) {
          const keys = entries.elements.map(element =>
            this.#names((element as TSESTree.ArrayExpression).elements[0] as TSESTree.Node, depth + 1),
          );
          return keys.some(list => !list) ? undefined : keys.flatMap(list => list as string[]);
        }
        return this.#names(first, depth + 1);
      }
      case 'ObjectExpression': {
        const keys = inner.properties.map(property =>
          property.type === 'Property' ? writtenName(property) : undefined,
        );
        return keys.some(key => key === undefined) ? undefined : (keys as string[]);
      }
      case 'MemberExpression': {
        // `Metric.Bounced`: of an object here its value, else the member's name.
        const key = writtenName(inner);
        return key === undefined ? undefined : [key.toLowerCase()];
      }
      default:
        return undefined;
    }
  }

  #objectTypes(node: TSESTree.Node): string[] {
    const isType = (side: TSESTree.Node): boolean => {
      const inner = bare(side);
      return (
        (inner.type === 'MemberExpression' && /^object_?type$/i.test(writtenName(inner) ?? '')) ||
        (inner.type === 'Identifier' && /^object_?type$/i.test(inner.name))
      );
    };
    if (
      node.type === 'BinaryExpression' &&
      /^[!=]==?$/.test(node.operator) &&
      (isType(node.left) || isType(node.right))
    )
      return [textIn(bare(isType(node.left) ? node.right : node.left)) ?? 'email'];
    if (node.type === 'SwitchStatement' && isType(node.discriminant))
      return node.cases.map(one => (one.test ? (textIn(bare(one.test)) ?? 'email') : 'email'));
    return [];
  }

  // Where metrics go ---------------------------------------------------------------------------

  /** Whether a metric that no test has singled out neverGoesOn the file. */
  #escapes(): boolean {
    let found = false;
    this.#reach.each(node => {
      if (found) return;
      if (node.type === 'CallExpression' || node.type === 'NewExpression') {
        const path = calleePath(node.callee);
        const name = path.at(-1) as string;
        // A check of the signature reads the body and keeps nothing of it.
        if (checking.test(name) || path.some(part => /hmac/i.test(part))) return;
        if (
          inert.test(path[0] as string) ||
          /^(?:log|logger)$/.test(path.at(-2) ?? '') ||
          calledFunction(this.#source, node.callee)
        )
          return;
        const callee = bare(node.callee);
        // Tests themselves, and tables of functions; one of another file was read as unknown already.
        if (this.#test(node) || this.#test(callee)) return;
        if (
          !node.arguments.some(argument =>
            this.#holds(argument.type === 'SpreadElement' ? argument.argument : argument),
          )
        )
          return;
        if (passing.test(name) && isRead(node)) return;
        if (
          node.type === 'CallExpression' &&
          isFunction(node.arguments[0]) &&
          /^(?:map|forEach|filter|some|every|reduce|all)$/.test(name)
        )
          return;
        if (!this.#isGuarded(node)) found = true;
      } else if (
        node.type === 'AssignmentExpression' &&
        node.left.type === 'MemberExpression' &&
        this.#holds(node.right) &&
        !this.#isGuarded(node)
      )
        found = true;
    });
    return found;
  }

  #holds(node: TSESTree.Node): boolean {
    const inner = bare(node);
    if (this.#isMetric(inner) || this.#carries(inner)) return true;
    // `{ a: { metric } }`, `save(toRow(event))`.
    if (inner.type === 'ObjectExpression')
      return inner.properties.some(property =>
        this.#holds(property.type === 'Property' ? property.value : property.argument),
      );
    if (inner.type === 'ArrayExpression')
      return inner.elements.some(
        element => element && this.#holds(element.type === 'SpreadElement' ? element.argument : element),
      );
    if (inner.type === 'CallExpression')
      return inner.arguments.some(argument =>
        this.#holds(argument.type === 'SpreadElement' ? argument.argument : argument),
      );
    return false;
  }

  /** Whether only metrics that a test names get here. */
  #isGuarded(node: TSESTree.Node, seen = new Set<TSESTree.Node>()): boolean {
    for (let inner: TSESTree.Node = node, up = node.parent; up; inner = up, up = up.parent) {
      if (up.type === 'IfStatement' || up.type === 'ConditionalExpression') {
        const polarity = this.#polarity(up.test);
        if (up.consequent === inner && polarity === 'positive') return true;
        if (up.alternate === inner && polarity === 'negative') return true;
      }
      if (
        up.type === 'LogicalExpression' &&
        up.right === inner &&
        this.#polarity(up.left) === (up.operator === '&&' ? 'positive' : 'negative')
      )
        return true;
      if (up.type === 'SwitchCase' && up.test && this.#isMetric((up.parent as TSESTree.SwitchStatement).discriminant))
        return true;
      if (up.type === 'BlockStatement' || up.type === 'Program') {
        const before = up.body.slice(0, up.body.indexOf(inner as TSESTree.Statement));
        if (
          before.some(
            statement =>
              statement.type === 'IfStatement' &&
              !statement.alternate &&
              neverGoesOn(statement.consequent) &&
              this.#polarity(statement.test) === 'negative',
          )
        )
          return true;
      }
      if (isFunction(up)) {
        // A property of a table that is looked up by the metric: `{ opened: (event) => … }[metric]`.
        if (up.parent.type === 'Property' && this.#isTable(up.parent.parent)) return true;
        const calls = this.#callsOf(up);
        if (calls.length > 0 && !seen.has(up)) {
          seen.add(up);
          return calls.every(call => this.#isGuarded(call, seen));
        }
        if (calls.length > 0) return true;
      }
    }
    return false;
  }

  #isTable(node: TSESTree.Node): boolean {
    return this.#tests.some(({ node: test }) => {
      const inner = bare(test);
      const object = inner.type === 'MemberExpression' ? bare(inner.object) : undefined;
      return object?.type === 'Identifier' && definitionOf(this.#source, object) === node;
    });
  }

  #callsOf(fn: FunctionNode): TSESTree.CallExpression[] {
    const calls: TSESTree.CallExpression[] = [];
    this.#reach.each(node => {
      if (node.type === 'CallExpression' && calledFunction(this.#source, node.callee) === fn) calls.push(node);
    });
    return calls;
  }

  #polarity(test: TSESTree.Node): Polarity | undefined {
    const inner = bare(test);
    if (inner.type === 'UnaryExpression' && inner.operator === '!') {
      const of = this.#polarity(inner.argument);
      return of && (of === 'positive' ? 'negative' : 'positive');
    }
    if (inner.type === 'LogicalExpression') {
      const [left, right] = [this.#polarity(inner.left), this.#polarity(inner.right)];
      if (left === right) return left;
      return inner.operator === '&&'
        ? [left, right].find(one => one === 'positive')
        : [left, right].find(one => one === 'negative');
    }
    return this.#tests.find(({ node }) => node === inner)?.polarity;
  }

  // What is done about them --------------------------------------------------------------------

  /** Named somewhere, and not only to do nothing. */
  #isHandled(metric: Metric): boolean {
    let isNamed = false;
    this.#reach.each(node => {
      const text =
        textIn(node) ??
        (node.type === 'Identifier'
          ? node.name
          : node.type === 'Literal' && 'regex' in node
            ? node.regex.pattern
            : undefined);
      if (text !== undefined && naming[metric].test(text)) isNamed = true;
    });
    if (!isNamed) return false;
    const branches = this.#branches(metric);
    return branches.length === 0 || branches.some(branch => branch.some(part => this.#acts(part)));
  }

  /** The branches that tests of this metric lead to; empty where it is told apart in another way. */
  #branches(metric: Metric): (readonly TSESTree.Node[])[] {
    const branches: (readonly TSESTree.Node[])[] = [];
    let mentions = 0;
    for (const { node, names, polarity } of this.#tests) {
      if (!names?.some(name => naming[metric].test(name))) continue;
      mentions++;
      const parent = node.parent as TSESTree.Node;
      if (parent.type === 'SwitchStatement') {
        const index = parent.cases.findIndex(
          one => one.test && this.#names(one.test)?.some(name => naming[metric].test(name)),
        );
        // Up to where it neverGoesOn: empty cases fall through to the next.
        const end = parent.cases.findIndex((one, at) => at >= index && one.consequent.some(neverGoesOn));
        branches.push(
          parent.cases.slice(index, (end === -1 ? parent.cases.length : end) + 1).flatMap(one => one.consequent),
        );
        continue;
      }
      const statement = statementOf(node);
      if (
        statement?.type === 'IfStatement' &&
        contains(statement.test.range, node.range) &&
        polarity === 'positive' &&
        this.#polarity(statement.test) === 'positive'
      )
        branches.push([statement.consequent]);
    }
    return mentions === branches.length ? branches : [];
  }

  /** Whether anything is done here but to log and to answer. */
  #acts(node: TSESTree.Node): boolean {
    let found = false;
    this.#calls(node, path => {
      if (!inert.test(path[0] as string) && !/^log(?:ger)?$/.test(path.at(-2) ?? '')) found = true;
      if (/^(?:error|warn|fatal|critical)$/.test(path.at(-1) as string)) found = true;
    });
    walkIn(this.#source, node, inner => {
      if (inner.type === 'AssignmentExpression' || inner.type === 'UpdateExpression' || inner.type === 'ThrowStatement')
        found = true;
      if (inner.type === 'ReturnStatement' && inner.argument && bare(inner.argument).type !== 'CallExpression')
        found = true;
    });
    return found;
  }

  /** The branch of complaints, if it only stores and logs. */
  #silentComplaint(): TSESTree.Node | undefined {
    const branches = this.#branches('spammed');
    const [branch] = branches;
    if (branches.length !== 1 || !branch?.[0]) return undefined;
    let isSilent = true;
    let calls = 0;
    for (const part of branch) {
      this.#calls(part, (path, isLocal) => {
        const name = path.at(-1) as string;
        if (
          inert.test(path[0] as string)
            ? !logging.test(name) && /^(?:console|logger|log)$/.test(path[0] as string)
            : !isLocal && !storing.test(name)
        )
          isSilent = false;
        if (!inert.test(path[0] as string) && telling.test(path.join(' '))) isSilent = false;
        calls++;
      });
      walkIn(this.#source, part, inner => {
        // A flag or a value that somebody may act on later.
        if (inner.type === 'AssignmentExpression' || inner.type === 'ThrowStatement') isSilent = false;
      });
    }
    // Somebody may be told further on.
    this.#reach.each(node => {
      if (
        node.type === 'CallExpression' &&
        /alert|notif|slack|pager|incident|sentry|capture|opsgenie|discord|telegram/i.test(
          calleePath(node.callee).join(' '),
        )
      )
        isSilent = false;
    });
    if (!isSilent || calls === 0) return undefined;
    const test = this.#tests.find(({ names }) => names?.some(name => naming.spammed.test(name)));
    const parent = test?.node.parent;
    if (parent?.type !== 'SwitchStatement') return test?.node;
    return (
      parent.cases.find(one => one.test && this.#names(one.test)?.some(name => naming.spammed.test(name)))?.test ??
      test?.node
    );
  }

  /** Calls of a branch and of the functions of this file that it calls. */
  #calls(
    node: TSESTree.Node,
    visit: (path: readonly string[], isLocal: boolean) => void,
    seen = new Set<FunctionNode>(),
  ): void {
    walkIn(this.#source, node, inner => {
      if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') return;
      const called = calledFunction(this.#source, inner.callee);
      visit(calleePath(inner.callee), called !== undefined);
      if (called && !seen.has(called)) {
        seen.add(called);
        this.#calls(called.body, visit, seen);
      }
    });
  }
}

function withNames(names: readonly string[] | undefined): { names?: readonly string[] } {
  return names ? { names } : {};
}

function isNoName(node: TSESTree.Node): boolean {
  return (
    (node.type === 'Literal' && (node.value === null || typeof node.value === 'boolean' || node.value === '')) ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}

function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let up: TSESTree.Node | undefined = node;
  while (up && !up.type.endsWith('Statement') && up.type !== 'VariableDeclaration') up = up.parent;
  return up;
}

/** Whether the result of a call is used as a value, so that it only passed through. */
function isRead(node: TSESTree.Node): boolean {
  let up: TSESTree.Node | undefined = node.parent;
  while (
    up &&
    (up.type === 'AwaitExpression' ||
      up.type === 'TSAsExpression' ||
      up.type === 'ChainExpression' ||
      up.type === 'LogicalExpression')
  )
    up = up.parent;
  return up !== undefined && up.type !== 'ExpressionStatement';
}
