import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterReads } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { builtInGroups } from '@groundwork/source-client/kubernetes';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const ROLE = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';
const PAGE = 'docs/how-to/connect-a-cluster.md';

// eslint-disable-next-line no-restricted-syntax -- only this test runs it
const text = (path: string) =>
  readFileSync(join(__dirname, '../../../../../', path), 'utf8');

const roleSchema = z.object({
  kind: z.literal('ClusterRole'),
  rules: z.array(
    z.object({
      apiGroups: z.tuple([z.string()]),
      resources: z.array(z.string()),
      verbs: z.array(z.string()),
    }),
  ),
});

/** The one role of the file, as `resource.group`. */
function granted(): readonly string[] {
  const role = parseAllDocuments(text(ROLE))
    .map(document => roleSchema.safeParse(document.toJS()).data)
    .find(found => found !== undefined);
  return (role?.rules ?? []).flatMap(({ apiGroups: [group], resources }) =>
    resources.map(resource => `${resource}.${group}`),
  );
}

/** What the collectors list, what the Kubernetes page is configured to show, and the usage of its pods. */
function read(): readonly string[] {
  const { objectTypes } = z
    .object({ kubernetes: z.object({ objectTypes: z.array(z.string()) }) })
    .parse(parse(text('app-config.yaml'))).kubernetes;
  const pages = objectTypes.map(
    resource => `${resource}.${builtInGroups[resource] ?? ''}`,
  );
  const collectors = Object.entries(clusterReads).flatMap(
    ([group, resources]) => resources.map(resource => `${resource}.${group}`),
  );
  return [...new Set([...pages, ...collectors, 'pods.metrics.k8s.io'])];
}

describe('the role in a cluster', () => {
  it('grants what collectors and pages list, and nothing else', () => {
    expect([...granted()].sort()).toEqual([...read()].sort());
  });

  it('is in the documentation as it is in the file', () => {
    const [, shown] =
      /```yaml\n(# What the portal may read[^]*?)```/.exec(text(PAGE)) ?? [];
    expect(shown).toBe(text(ROLE));
  });
});
