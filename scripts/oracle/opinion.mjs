import ts from 'typescript';
import { givenTo } from './given-to.mjs';
import { merged, originsWith } from './origins.mjs';
import { formOf, sdkMethodsOf } from './sdk-methods.mjs';

/** @typedef {import('../../lib/catalog/types.ts').Form} Form */
/** @typedef {import('../../lib/catalog/types.ts').Method} Method */
/** @typedef {import('../../lib/catalog/types.ts').Sdk} Sdk */
/** @typedef {import('./origins.mjs').Given} Given */
/** @typedef {import('./origins.mjs').Origins} Origins */
/** @typedef {import('./program.mjs').Checked} Checked */

/**
 * A call that the checker knows to be of an SDK, or of a wrapper.
 *
 * @typedef {object} Seen
 * @property {ts.CallExpression} node
 * @property {Method} method
 * @property {boolean} isDirect
 * @property {Origins} name
 */
/**
 * What the checker makes of a checkout.
 *
 * @typedef {object} Opinion
 * @property {readonly Seen[]} seen
 * @property {ReadonlyMap<ts.CallExpression, ts.SignatureDeclaration>} declarations what each call runs, where that is declared
 */

/**
 * The calls of SDKs by their typings, and those of functions that hand a parameter on to one as the name of its event
 * or as the whole message.
 *
 * @param {Checked} checked
 * @param {{ sdks: readonly Sdk[], eventMethods: ReadonlySet<Method>, isTestPath: (file: string) => boolean }} known
 * @returns {Opinion}
 */
export function opinionOf(checked, { sdks, eventMethods, isTestPath }) {
  const { checker, files, placeOf, isOwn } = checked;
  const origins = originsWith(checker);
  const methodOf = sdkMethodsOf(sdks, checked);
  const code = files.filter(file => !isTestPath(placeOf(file).file));
  const declarations = declarationsIn(code, checker);
  /** @type {Map<ts.SignatureDeclaration, ts.CallExpression[]>} */
  const callers = new Map();
  for (const [call, declaration] of declarations) {
    if (!isOwn(declaration)) continue;
    const known = callers.get(declaration);
    if (known) known.push(call);
    else callers.set(declaration, [call]);
  }
  const placesOf = givenTo(checked, code);
  /** @type {Map<ts.CallExpression, Map<Method, Seen>>} */
  const seen = new Map();
  /** @type {Set<string>} */
  const followed = new Set();

  for (const [call, declaration] of declarations) {
    const sdkMethod = methodOf(call, declaration);
    if (!sdkMethod) continue;
    const { method, forms } = sdkMethod;
    const form = formOf(forms, call, checker);
    if (form?.sends === false) continue;
    note({ node: call, method, isDirect: true, name: nameIn(call, method, form) });
  }
  return { seen: [...seen.values()].flatMap(each => [...each.values()]), declarations };

  /**
   * @param {ts.CallExpression} call
   * @param {Method} method
   * @param {Form} [form]
   */
  function nameIn(call, method, form) {
    const [index, ...way] = form?.parts.event ?? [];
    if (eventMethods.has(method)) return argumentAt(call, index ?? 0, way);
    // Without an event only a message that is handed on whole makes a wrapper.
    const { given } = argumentAt(call, 0, []);
    const isMessage = Object.values(form?.parts ?? {}).some(part => part[0] === 0 && part.length > 1);
    return { ...partOf({ given: [] }), given: isMessage ? given.filter(each => each.isWhole) : [] };
  }

  /** @param {Seen} call */
  function note(call) {
    const byMethod = seen.get(call.node) ?? new Map();
    const before = byMethod.get(call.method);
    seen.set(call.node, byMethod);
    byMethod.set(call.method, before ? { ...before, name: merged([before.name, call.name]) } : call);
    for (const each of call.name.given) follow(each, call.method);
  }

  /**
   * Whoever calls a function that hands on what it is given.
   *
   * @param {Given} given
   * @param {Method} method
   */
  function follow({ parameter, way, isWhole }, method) {
    const key = [parameter.getSourceFile().fileName, parameter.pos, method, isWhole, ...way].join('\0');
    if (followed.has(key)) return;
    followed.add(key);
    const wrapper = parameter.parent;
    const taken = wrapper.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
    const index = taken.indexOf(parameter);
    const [first = '', ...rest] = way;
    const isRest = parameter.dotDotDotToken && first !== '';
    for (const declaration of [wrapper, ...placesOf(wrapper)]) {
      for (const call of callers.get(declaration) ?? []) {
        const at = isRest ? index + Number(first) : index;
        const found = argumentAt(call, at, isRest ? rest : way, parameter.initializer);
        note({ node: call, method, isDirect: false, name: isWhole ? found : partOf(found) });
      }
    }
  }

  /**
   * @param {ts.CallExpression} call
   * @param {number} index
   * @param {readonly string[]} way
   * @param {ts.Expression} [fallback] where the call has no such argument
   */
  function argumentAt(call, index, way, fallback) {
    const spread = call.arguments.findIndex(argument => ts.isSpreadElement(argument));
    const argument = call.arguments[spread === -1 ? index : Math.min(index, spread)];
    if (argument && ts.isSpreadElement(argument))
      return origins.of(argument.expression, [String(index - spread), ...way]);
    return origins.of(argument ?? fallback, way);
  }
}

/**
 * What stands in a text among others says nothing of the whole.
 *
 * @param {Pick<Origins, 'given'>} origins
 * @returns {Origins}
 */
function partOf({ given }) {
  return { texts: new Set(), isOpen: true, given: given.map(each => ({ ...each, isWhole: false })) };
}

/**
 * @param {readonly ts.SourceFile[]} files
 * @param {ts.TypeChecker} checker
 */
function declarationsIn(files, checker) {
  /** @type {Map<ts.CallExpression, ts.SignatureDeclaration>} */
  const found = new Map();
  /** @param {ts.Node} node */
  const visit = node => {
    if (ts.isCallExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      if (declaration && !ts.isJSDocSignature(declaration)) found.set(node, implementationOf(declaration, checker));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;
}

/**
 * The one with a body of several that overload each other.
 *
 * @param {ts.SignatureDeclaration} declaration
 * @param {ts.TypeChecker} checker
 * @returns {ts.SignatureDeclaration}
 */
function implementationOf(declaration, checker) {
  if (!ts.isFunctionDeclaration(declaration) && !ts.isMethodDeclaration(declaration)) return declaration;
  if (declaration.body || !declaration.name) return declaration;
  const declarations = checker.getSymbolAtLocation(declaration.name)?.declarations ?? [];
  for (const each of declarations)
    if ((ts.isFunctionDeclaration(each) || ts.isMethodDeclaration(each)) && each.body) return each;
  return declaration;
}
