import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DocsPrebuilder } from './DocsPrebuilder';

const component = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service' },
});

const documented = { 'backstage.io/techdocs-ref': 'dir:.' };

const answers: Readonly<Record<string, readonly [number, string]>> = {
  '/sync/default/Component/built': [
    200,
    'event: log\ndata: "building"\n\nevent: finish\ndata: {"updated":true}\n\n',
  ],
  '/sync/default/Component/broken': [
    200,
    'event: error\ndata: "mkdocs.yml is not valid"\n\n',
  ],
};

let server: Server;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const [status, body] = answers[req.url ?? ''] ?? [500, 'no'];
    res.writeHead(status, { 'content-type': 'text/event-stream' });
    res.end(body);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(() => {
  server.close();
});

function prebuilderOf(...names: readonly string[]) {
  const logger = mockServices.logger.mock();
  const { port } = server.address() as AddressInfo;
  const prebuilder = new DocsPrebuilder({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        ...names.map(name => component(name, documented)),
        component('undocumented', {}),
      ],
    }),
    discovery: {
      getBaseUrl: async () => `http://127.0.0.1:${port}`,
      getExternalBaseUrl: async () => '',
    },
    logger,
  });
  return { prebuilder, logger };
}

describe('building documentation ahead', () => {
  it('asks for every documented entity, and goes on after one that cannot be built', async () => {
    const { prebuilder, logger } = prebuilderOf('broken', 'refused', 'built');

    await prebuilder.run(new AbortController().signal);

    expect([...asked].sort()).toEqual([
      '/sync/default/Component/broken',
      '/sync/default/Component/built',
      '/sync/default/Component/refused',
    ]);
    expect(logger.info).toHaveBeenCalledWith(
      'Documentation is built',
      expect.objectContaining({ ready: 1, failed: 2 }),
    );
    expect(logger.warn).toHaveBeenCalledWith('Documentation was not built', {
      entity: 'component:default/broken',
      reason: '"mkdocs.yml is not valid"',
    });
  });

  it('stops when its time is over', async () => {
    const { prebuilder } = prebuilderOf('built', 'broken');

    await prebuilder.run(AbortSignal.abort());

    expect(asked).toEqual([]);
  });
});
