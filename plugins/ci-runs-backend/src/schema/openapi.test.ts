import { resolve } from 'node:path';
import { openSchemas, outdatedFiles } from '@groundwork/openapi-tools';

const backend = resolve(__dirname, '../..');

describe('openapi.yaml', () => {
  it('is what types, validators, client and router are generated from', async () => {
    await expect(outdatedFiles(backend)).resolves.toEqual([]);
  });

  it('leaves no room for a field that it does not describe', () => {
    expect(openSchemas(backend)).toEqual([]);
  });
});
