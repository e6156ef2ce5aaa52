import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { readCatalogFiles } from './catalogFiles';

// The command is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

const CATALOG = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ada }
spec: { memberOf: [payments] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ledger }
spec: { type: service, lifecycle: production, owner: payments }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: more }
spec: { targets: [./more.yaml] }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalog-'));
  await writeFile(join(folder, 'catalog-a.yaml'), CATALOG);
});

afterEach(() => rm(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);

function read(...locations: readonly object[]) {
  return readCatalogFiles(
    new ConfigReader({ catalog: { locations: [...locations] } }),
  );
}

describe('a catalog of files', () => {
  it('is read by pattern, and what it does not follow is named', async () => {
    const { entities, unread } = await read({
      type: 'file',
      target: inFolder('catalog-*.yaml'),
    });
    expect(entities.map(({ kind }) => kind)).toEqual([
      'Group',
      'User',
      'Component',
    ]);
    expect(entities[0]?.metadata.annotations).toEqual({
      'backstage.io/managed-by-location': `file:${inFolder('catalog-a.yaml')}`,
    });
    expect(unread.map(({ name }) => name)).toEqual([
      `${inFolder('catalog-a.yaml')} (Location more)`,
    ]);
  });

  it('names what is not there, not YAML, or elsewhere, unless it holds nothing that counts', async () => {
    await writeFile(inFolder('broken.yaml'), 'kind: [unclosed');
    const { entities, unread } = await read(
      { type: 'file', target: inFolder('gone.yaml') },
      { type: 'file', target: inFolder('broken.yaml') },
      { type: 'url', target: 'https://git.test/catalog-info.yaml' },
      {
        type: 'url',
        target: 'https://git.test/template.yaml',
        rules: [{ allow: ['Template'] }],
      },
    );
    expect(entities).toEqual([]);
    expect(unread).toEqual([
      {
        name: `catalog.locations[0] ${inFolder('gone.yaml')}`,
        reason: 'there is no such file',
      },
      { name: inFolder('broken.yaml'), reason: expect.any(String) },
      {
        name: 'catalog.locations[2] https://git.test/catalog-info.yaml',
        reason: 'the command line reads locations of type file only',
      },
    ]);
  });

  it('is enough for a verdict without GitHub, and nothing at all is not', async () => {
    const config = inFolder('app-config.json');
    const assess = async (target: string) => {
      await writeFile(
        config,
        JSON.stringify({ catalog: { locations: [{ type: 'file', target }] } }),
      );
      return new Promise<{ stdout: string; stderr: string }>(resolve => {
        execFile(
          process.execPath,
          [
            // eslint-disable-next-line no-restricted-syntax -- only this test runs it
            join(__dirname, '../../../bin/groundwork'),
            ...['assess', '--config', config, '--json'],
          ],
          { env: { ...process.env, NODE_OPTIONS: '' } },
          (_, stdout, stderr) => resolve({ stdout, stderr }),
        );
      });
    };
    const { stdout } = await assess(inFolder('catalog-a.yaml'));
    const { verdict, unread } = z
      .object({
        verdict: z.object({ sentence: z.string() }),
        unread: z.object({ catalog: z.array(z.object({ name: z.string() })) }),
      })
      .parse(JSON.parse(stdout));
    expect(verdict.sentence).not.toBe('');
    expect(unread.catalog).toHaveLength(1);

    const nothing = await assess(inFolder('gone.yaml'));
    expect(nothing.stdout).toBe('');
    expect(nothing.stderr).toMatch(
      /^✗ .*names anything to read the catalog from; catalog\.locations\[0\] .*gone\.yaml: there is no such file/m,
    );
  });
});
