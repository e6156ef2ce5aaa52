import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startPortal } from './companyPortal';

/** How requests reach the services of the pretend organisation. */
type EntryPoint = 'ingress' | 'gateway';

/** An organisation that no template may know by name. */
function organisation(entryPoint: EntryPoint) {
  const through =
    entryPoint === 'gateway'
      ? { gateway: { name: 'public', namespace: 'gateways' } }
      : { ingressClass: 'public' };
  return {
    integrations: {
      github: [
        {
          host: 'git.example.org',
          apiBaseUrl: 'https://git.example.org/api/v3',
          token: 'canary-token',
        },
      ],
    },
    goldenPath: {
      repository: { host: 'git.example.org', owner: 'example' },
      pipelineWorkflow: 'example/pipelines/.github/workflows/service.yml@v2',
      secretStore: 'central',
      environments: {
        staging: { domain: 'staging.example.org', ...through },
        production: { domain: 'example.org', ...through },
      },
    },
    groundwork: {
      environments: [{ name: 'staging' }, { name: 'production' }],
    },
  };
}

const answerSchema = z.object({
  log: z.array(z.object({ body: z.object({ message: z.string() }) })),
  directoryContents: z.array(
    z.object({ path: z.string(), base64Content: z.string() }),
  ),
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

function resultFiles(
  answer: z.infer<typeof answerSchema>,
): Map<string, string> {
  return new Map(
    answer.directoryContents.map(({ path, base64Content }) => [
      path,
      Buffer.from(base64Content, 'base64').toString('utf8'),
    ]),
  );
}

/** What came of a dry run: the status, the files by path and the log. */
export interface Rendered {
  readonly status: number;
  readonly files: ReadonlyMap<string, string>;
  readonly log: string;
}

/** Renders templates through the scaffolder's own dry run, with its own actions. */
export async function startRenderer(entryPoint: EntryPoint = 'ingress') {
  const { server } = await startPortal({ config: organisation(entryPoint) });
  return async (
    folder: string,
    options: {
      /** In place of the folder's own `template.yaml`. */
      readonly template?: unknown;
      readonly values: Record<string, unknown>;
    },
  ): Promise<Rendered> => {
    const response = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template:
          options.template ??
          parse(readFileSync(join(folder, 'template.yaml'), 'utf8')),
        values: options.values,
        directoryContents: filesBelow(folder).map(path => ({
          path: relative(folder, path),
          base64Content: readFileSync(path).toString('base64'),
        })),
      });
    const answer = answerSchema.safeParse(response.body);
    return {
      status: response.status,
      files: answer.success ? resultFiles(answer.data) : new Map(),
      log: JSON.stringify(response.body),
    };
  };
}
