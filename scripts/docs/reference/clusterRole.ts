/** The role that the portal asks for in a cluster, written from what its pages and its collectors list there. */
import { readFileSync } from 'node:fs';
import { clusterReads } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { builtInGroups, podUsage } from '@groundwork/source-client/kubernetes';
import { parse } from 'yaml';
import { z } from 'zod';
import { inRoot } from '../../paths.mjs';

const configSchema = z.object({
  kubernetes: z.object({ objectTypes: z.array(z.string()) }),
});

const HEAD = `# What the portal may read in a cluster: what its Kubernetes page shows and its readiness collectors list, nothing else.
# No Secrets, no ConfigMaps, no logs, no exec, no writing. A rule for a group that a cluster does not have grants nothing.
# Written by \`yarn reference\` from what they list; a kind is added there, not here.
# kubectl apply -f cluster-role.yaml
# kubectl create token groundwork --namespace groundwork --duration 8760h
apiVersion: v1
kind: Namespace
metadata:
  name: groundwork
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: groundwork
  namespace: groundwork
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: groundwork-reader
rules:
`;

const TAIL = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: groundwork-reader
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: groundwork-reader
subjects:
  - kind: ServiceAccount
    name: groundwork
    namespace: groundwork
`;

interface Listed {
  readonly group: string;
  readonly resource: string;
}

/** @throws Error for a kind of the page whose group nobody knows: without it the role would grant another one. */
function groupOf(resource: string): string {
  const group = builtInGroups[resource];
  if (group === undefined)
    throw new Error(
      `kubernetes.objectTypes names ${resource}, whose API group is not known`,
    );
  return group;
}

function ofPages(): readonly Listed[] {
  const { kubernetes } = configSchema.parse(
    parse(readFileSync(inRoot('app-config.yaml'), 'utf8')),
  );
  const { group, resource } = podUsage;
  return [
    ...kubernetes.objectTypes.map(type => ({
      group: groupOf(type),
      resource: type,
    })),
    { group, resource },
  ];
}

function ofCollectors(): readonly Listed[] {
  return Object.entries(clusterReads).flatMap(([group, resources]) =>
    resources.map(resource => ({ group, resource })),
  );
}

function rule(group: string, all: readonly Listed[]): string {
  const own = all.filter(each => each.group === group);
  const resources = [...new Set(own.map(({ resource }) => resource))];
  return `  - apiGroups: [${group === '' ? "''" : group}]
    resources: [${resources.join(', ')}]
    verbs: [get, list]
`;
}

/** The file that `kubectl apply` takes: namespace, account, role and binding. */
export function clusterRole(): string {
  const pages = ofPages();
  const all = [...pages, ...ofCollectors()];
  const groups = [...new Set(all.map(({ group }) => group))].sort();
  const shown = new Set(pages.map(({ group }) => group));
  const rules = (wanted: readonly string[]) =>
    wanted.map(group => rule(group, all)).join('');
  return [
    HEAD,
    '  # What the Kubernetes page shows, and what else the collectors list in its groups.\n',
    rules(groups.filter(group => shown.has(group))),
    '  # What only the collectors list, for the readiness verdict.\n',
    rules(groups.filter(group => !shown.has(group))),
    TAIL,
  ].join('');
}

const SHOWN = /(```yaml\n)# What the portal may read[^]*?(```)/;

/** The page about it, with the file as it is shown there. */
export function connectPage(): string {
  const page = readFileSync(inRoot('docs/how-to/connect-a-cluster.md'), 'utf8');
  return page.replace(
    SHOWN,
    (_, before: string, after: string) => `${before}${clusterRole()}${after}`,
  );
}
