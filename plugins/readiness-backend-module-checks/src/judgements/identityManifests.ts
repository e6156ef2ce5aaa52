/** The lines that give a workload an identity of its own. */
import type { Finding, Workload } from '@groundwork/plugin-readiness-common';

type Mend = NonNullable<Finding['mend']>;
type Named = Pick<Workload, 'kind' | 'namespace' | 'name'>;

/** The pod template of a workload with some lines in it. */
function template({ kind }: Named, lines: readonly string[]): string {
  const path =
    kind === 'CronJob'
      ? ['spec', 'jobTemplate', 'spec', 'template']
      : ['spec', 'template'];
  const indented = (text: string, depth: number) => '  '.repeat(depth) + text;
  return [
    ...path.map((key, depth) => indented(`${key}:`, depth)),
    ...lines.map(text => indented(text, path.length)),
  ].join('\n');
}

/** The annotation by which a cloud knows an account; the cloud of whatever speaks of one. */
function annotationFor(speaks: string): string {
  if (/azure|arm_/i.test(speaks))
    return 'azure.workload.identity/client-id: CLIENT_ID';
  if (/google|gcp|gcloud|gke/i.test(speaks))
    return 'iam.gke.io/gcp-service-account: ACCOUNT@PROJECT.iam.gserviceaccount.com';
  return 'eks.amazonaws.com/role-arn: arn:aws:iam::ACCOUNT:role/ROLE';
}

const ASKS_FOR_TOKEN = [
  'metadata:',
  '  labels:',
  '    azure.workload.identity/use: "true"',
];

/** A service account of its own that the cloud knows, and the line that uses it. */
export function giveAccount(item: Named, speaks: string): Mend {
  const { kind, namespace, name } = item;
  const annotation = annotationFor(speaks);
  const isAzure = annotation.startsWith('azure');
  return {
    into: `a manifest of a service account, and that of ${kind} ${name}`,
    yaml: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations:
    ${annotation}
---
${template(item, [
  ...(isAzure ? ASKS_FOR_TOKEN : []),
  'spec:',
  `  serviceAccountName: ${name}`,
])}
`,
  };
}

/** The label without which Azure gives pods no token. */
export function labelPods(item: Named): Mend {
  return {
    into: `the manifest of ${item.kind} ${item.name}`,
    yaml: `${template(item, ASKS_FOR_TOKEN)}\n`,
  };
}
