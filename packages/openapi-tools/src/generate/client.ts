import { z } from 'zod';
import { Document, Operation, operationsOf } from '../document';
import { types } from './types';
import { expressionOf, validators } from './validators';

/** What the -common package holds: types, validators and the operations that a client asks. */
export async function clientFile(
  text: string,
  document: Document,
): Promise<string> {
  const id = document.info.title;
  return [
    `import { z } from 'zod';`,
    await types(text),
    `/** Operations of the ${id} API. */\nexport type ${typeName(
      id,
    )}Operations = operations;`,
    `/** Schemas of the ${id} API by name. */\nexport type ${typeName(
      id,
    )}Schemas = components['schemas'];`,
    aliases(document),
    validators(document),
    `/** What a client asks the ${id} API. */\nexport const ${valueName(
      id,
    )}Api = { pluginId: ${JSON.stringify(id)}, operations: { ${operationsOf(
      document,
    )
      .map(call)
      .join(', ')} } } as const;`,
  ].join('\n\n');
}

/** `ci-runs` is `CiRuns` in the names of types. */
export function typeName(pluginId: string): string {
  return pluginId.replace(/(?:^|-)(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}

function valueName(pluginId: string): string {
  const name = typeName(pluginId);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function aliases({ components }: Document): string {
  return Object.entries(components.schemas)
    .map(([name, { description }]) => {
      const said = z.string().optional().parse(description);
      return `/** ${
        said?.trim() ?? `See openapi.yaml, ${name}.`
      } */\nexport type ${name} = components['schemas']['${name}'];`;
    })
    .join('\n\n');
}

function call({ id, method, path, answers }: Operation): string {
  const schema = answers.get('200')?.content?.['application/json'].schema;
  return `${id}: { method: '${method.toUpperCase()}', path: ${JSON.stringify(
    path,
  )}, answer: ${schema ? expressionOf(schema) : 'z.void()'} }`;
}
