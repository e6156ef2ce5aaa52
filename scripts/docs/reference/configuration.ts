import { loadConfigSchema } from '@backstage/config-loader';
import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { inRoot } from '../../paths.mjs';
import { code, page, paragraph, table } from './markdown';
import { fieldsOf, type JsonSchema } from './schema';

const manifestSchema = z.object({
  name: z.string(),
  configSchema: z.string().optional(),
});

const serializedSchema = z.object({
  schemas: z.array(
    z.object({
      packageName: z.string(),
      path: z.string(),
      value: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Packages of this repository that declare configuration. */
const declaring = (): readonly string[] =>
  globSync('{packages,plugins}/*/package.json', { cwd: inRoot('.') })
    .map(file =>
      manifestSchema.parse(JSON.parse(readFileSync(inRoot(file), 'utf8'))),
    )
    .filter(({ configSchema }) => configSchema !== undefined)
    .map(({ name }) => name)
    .sort();

/** Every key that our own packages declare. Backstage's own keys are in its documentation. */
export async function configurationPage(): Promise<string> {
  const names = declaring();
  const loaded = await loadConfigSchema({
    dependencies: [],
    packagePaths: globSync('{packages,plugins}/*/package.json', {
      cwd: inRoot('.'),
    }).map(file => inRoot(file)),
  });
  const { schemas } = serializedSchema.parse(loaded.serialize());
  const sections = names.flatMap(name => {
    const fields = schemas
      .filter(
        ({ packageName, path }) =>
          packageName === name && !path.includes('node_modules'),
      )
      .flatMap(({ value }) => fieldsOf(value as JsonSchema));
    return [
      `## ${name}`,
      table(
        ['Key', 'Value', 'Required', 'Meaning'],
        fields.map(({ path, type, isRequired, description, isSecret }) => [
          code(path),
          isSecret ? `${type}, secret` : type,
          isRequired ? 'yes' : '',
          description,
        ]),
      ),
    ];
  });
  return page([
    '# Configuration keys',
    paragraph(
      'The keys of `app-config.yaml` that Groundwork adds to those of Backstage and its plugins. Written by `yarn reference` from the `config.d.ts` of each package. A duration is written as `{ minutes: 5 }`. "Required" holds within the object around the key.',
    ),
    ...sections,
  ]);
}
