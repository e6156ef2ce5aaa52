import { resolve } from 'node:path';
import { openSchemas, outdatedFiles } from '@groundwork/openapi-tools';
import { documentSchemas } from './documentSchemas';
import { spec } from './openapi.generated';

const backend = resolve(__dirname, '../..');

describe('openapi.yaml', () => {
  it('is what types, validators, client and router are generated from', async () => {
    await expect(outdatedFiles(backend)).resolves.toEqual([]);
  });

  it('leaves no room for a field that it does not describe', () => {
    expect(openSchemas(backend)).toEqual([]);
  });

  it('describes stored documents as the engine does', () => {
    const schemas = new Map(Object.entries(spec.components.schemas));
    const engine = JSON.parse(JSON.stringify(documentSchemas()));
    expect(
      Object.fromEntries(
        Object.keys(engine).map(name => [name, schemas.get(name)]),
      ),
    ).toEqual(engine);
  });
});
