/**
 * Brings src/schema up to date: the schemas of stored documents come from the zod schemas of readiness-common, the types
 * of the server from the document. Run with `yarn openapi` after changing either; a test compares.
 */
import openapiTypescript, { astToString } from 'openapi-typescript';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import ts from 'typescript';
import { parseDocument } from 'yaml';
import { documentSchemas } from '../src/schema/documentSchemas';

const file = resolve(__dirname, '../src/schema/openapi.yaml');
const generated = resolve(__dirname, '../src/schema/openapi.generated.ts');

async function main(): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'));
  for (const [name, schema] of Object.entries(documentSchemas())) {
    document.setIn(['components', 'schemas', name], schema);
  }
  const text = document.toString({ lineWidth: 80 });
  await writeFile(file, text);
  const nodes = await openapiTypescript(text, { immutable: true });
  const types = astToString(nodes.map(orUndefined));
  await writeFile(
    generated,
    `/** Generated from openapi.yaml by \`yarn openapi\`; do not edit. */\n/* eslint-disable */\n${types}`,
  );
}

/** JSON leaves out what is undefined, so an optional property may be undefined on our side. */
function orUndefined(node: ts.Node): ts.Node {
  const visitor = (child: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(child, visitor, undefined);
    return ts.isPropertySignature(visited) &&
      visited.questionToken &&
      visited.type &&
      visited.type.kind !== ts.SyntaxKind.NeverKeyword
      ? ts.factory.updatePropertySignature(
          visited,
          visited.modifiers,
          visited.name,
          visited.questionToken,
          ts.factory.createUnionTypeNode([
            visited.type,
            ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
          ]),
        )
      : visited;
  };
  return ts.visitNode(node, visitor);
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
