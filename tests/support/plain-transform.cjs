/**
 * The same mend as track-cio-event makes in the trees of tests/bench/migrate.mjs, as one writes it for jscodeshift:
 * it parses each file, looks for the call by its name, and prints what it changed.
 *
 * @type {import('jscodeshift').Transform}
 */
module.exports = function plainTransform({ source }, { jscodeshift: j }) {
  const root = j(source);
  const calls = root.find(j.CallExpression, {
    callee: { name: 'trackEvent' },
    arguments: [{ object: { name: 'Event' }, property: { name: 'saved' } }],
  });
  if (calls.length === 0) return undefined;
  calls.forEach(path => {
    const [event, , properties] = path.node.arguments;
    if (!event || properties?.type === 'SpreadElement') return;
    const name = () => j.identifier('noteSavedProperties');
    const statement = j(path).closest(j.ExpressionStatement);
    statement.insertBefore(j.variableDeclaration('const', [j.variableDeclarator(name(), properties)]));
    path.node.arguments[2] = name();
    statement.insertAfter(j.expressionStatement(j.callExpression(j.identifier('trackCioEvent'), [event, name()])));
  });
  root
    .find(j.ImportDeclaration)
    .at(-1)
    .insertAfter(j.importDeclaration([j.importSpecifier(j.identifier('trackCioEvent'))], j.literal('../cio')));
  return root.toSource({ quote: 'single' });
};
