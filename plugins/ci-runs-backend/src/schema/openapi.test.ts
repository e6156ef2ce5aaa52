import { resolve } from 'node:path';
import { openSchemas, outdatedFiles } from '@groundwork/openapi-tools';
import { createOpenApiRouter } from './openapi.generated';

const backend = resolve(__dirname, '../..');

describe('openapi.yaml', () => {
  it('is what types, validators, client and router are generated from', async () => {
    await expect(outdatedFiles(backend)).resolves.toEqual([]);
  });

  it('leaves no room for a field that it does not describe', () => {
    expect(openSchemas(backend)).toEqual([]);
  });

  it('is all that the router takes: another route or answer does not compile', () => {
    const router = createOpenApiRouter();
    // @ts-expect-error -- a route that nobody described
    router.get('/v1/hidden', (_, response) => response.end());
    router.get(
      '/v1/entities/:kind/:namespace/:name/runs',
      (_, response) =>
        // @ts-expect-error -- an answer that nobody described
        void response.json({ runs: [] }),
    );
    expect(router).toBeInstanceOf(Function);
  });
});
