import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';

/** TypeScript types of paths, operations and components. */
export async function types(text: string): Promise<string> {
  const nodes = await openapiTypescript(text, { immutable: true });
  return astToString(nodes.map(orUndefined));
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
