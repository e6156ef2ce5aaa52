import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SKIPPED = ['node_modules', 'dist', 'dist-types', 'coverage'];
const NO_PRODUCT =
  /\.(test|generated|d)\.tsx?$|\/__(testUtils|fixtures)__\/|\/testing\//;
/** Methods of a router that take a path and are not held by the types of a described router. */
const BESIDE = ['use', 'all', 'route', 'param'];

/**
 * Names under which a file has Express, its Router or the promise router.
 *
 * @param {ts.SourceFile} file
 */
const makersOf = file =>
  new Set(
    file.statements.filter(ts.isImportDeclaration).flatMap(statement => {
      const module = statement.moduleSpecifier.getText().slice(1, -1);
      const clause = statement.importClause;
      if (!clause || !/^express(-promise-router)?$/.test(module)) return [];
      const named =
        clause.namedBindings && ts.isNamedImports(clause.namedBindings)
          ? clause.namedBindings.elements.filter(
              ({ name, propertyName }) =>
                (propertyName ?? name).text === 'Router',
            )
          : [];
      return [
        ...(clause.name ? [clause.name.text] : []),
        ...named.map(({ name }) => name.text),
      ];
    }),
  );

/**
 * @param {ts.CallExpression} call
 * @param {ReadonlySet<string>} makers
 */
const isUndescribed = ({ expression, arguments: [first] }, makers) => {
  if (ts.isIdentifier(expression)) return makers.has(expression.text);
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const { expression: owner, name } = expression;
  if (ts.isIdentifier(owner) && makers.has(owner.text))
    return name.text === 'Router';
  return (
    BESIDE.includes(name.text) &&
    first !== undefined &&
    ts.isStringLiteralLike(first) &&
    first.text.startsWith('/')
  );
};

/**
 * Places of a file where a route can come into being that no openapi.yaml describes: a router that is not made by
 * `createOpenApiRouter`, an Express application, a path that is handed to `use`. The routes of a described router itself
 * are held by the compiler.
 *
 * @param {string} name
 * @param {string} text
 */
export const undescribedIn = (name, text) => {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const makers = makersOf(file);
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = node => {
    if (ts.isCallExpression(node) && isUndescribed(node, makers)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${name}:${line + 1} ${node.expression.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/**
 * The same for everything that a backend of the product runs.
 *
 * @param {string} root
 */
export const undescribedRoutes = root =>
  [join(root, 'plugins'), join(root, 'packages/backend')]
    .flatMap(folder => ts.sys.readDirectory(folder, ['.ts'], SKIPPED))
    .filter(file => !NO_PRODUCT.test(file))
    .flatMap(file =>
      undescribedIn(relative(root, file), readFileSync(file, 'utf8')),
    );
