import type { Config } from '@backstage/config';
import { z } from 'zod';
import { ask, type Question } from '../ask';
import type { Examination, Finding } from '../finding';

const area = 'cluster';
const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

const versionSchema = z.object({ gitVersion: z.string() });
const reviewSchema = z.object({
  status: z.object({ allowed: z.boolean() }),
});

/** API group of each resource that `kubernetes.objectTypes` may name. */
const groups: Readonly<Record<string, string>> = {
  pods: '',
  services: '',
  configmaps: '',
  limitranges: '',
  resourcequotas: '',
  secrets: '',
  deployments: 'apps',
  statefulsets: 'apps',
  daemonsets: 'apps',
  replicasets: 'apps',
  horizontalpodautoscalers: 'autoscaling',
  jobs: 'batch',
  cronjobs: 'batch',
  ingresses: 'networking.k8s.io',
};

interface Cluster {
  readonly name: string;
  readonly authProvider: string;
  readonly question: Question;
}

interface Right {
  readonly verb: 'get' | 'list';
  readonly group: string;
  readonly resource: string;
}

/** Every cluster of the configuration: does it answer, and may the token read the kinds that the page asks for. */
export function examineClusters(config: Config): Examination {
  return {
    area,
    async examine() {
      const kinds = config.getOptionalStringArray('kubernetes.objectTypes') ?? [
        'pods',
        'services',
        'deployments',
        'replicasets',
      ];
      const rights: readonly Right[] = [
        ...kinds.map(
          resource =>
            ({
              verb: 'list',
              group: groups[resource] ?? '',
              resource,
            } as const),
        ),
        // Shown beside each pod.
        { verb: 'list', group: 'metrics.k8s.io', resource: 'pods' },
      ];
      const clusters = clustersOf(config);
      const findings = await Promise.all(
        clusters.map(cluster => examineCluster(cluster, rights)),
      );
      return findings.flat();
    },
  };
}

function clustersOf(config: Config): readonly Cluster[] {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  return methods
    .flatMap(method => method.getOptionalConfigArray('clusters') ?? [])
    .map(cluster => {
      const token = cluster.getOptionalString('serviceAccountToken');
      const caData = cluster.getOptionalString('caData');
      return {
        name: cluster.getString('name'),
        authProvider:
          cluster.getOptionalString('authProvider') ?? 'serviceAccount',
        question: {
          url: cluster.getString('url').replace(/\/$/, ''),
          headers: token ? { authorization: `Bearer ${token}` } : {},
          ...(caData && { ca: Buffer.from(caData, 'base64').toString('utf8') }),
          skipTlsVerify: cluster.getOptionalBoolean('skipTLSVerify') ?? false,
        },
      };
    });
}

async function examineCluster(
  { name, authProvider, question }: Cluster,
  rights: readonly Right[],
): Promise<readonly Finding[]> {
  const base = { area, subject: name } as const;
  if (authProvider !== 'serviceAccount')
    return [
      {
        ...base,
        outcome: 'not-examined',
        says: `its rights come from ${authProvider}, which only the portal or a person can ask`,
      },
    ];
  const version = await ask({ ...question, url: `${question.url}/version` });
  if (version.kind === 'silent')
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: version.reason,
        fix: 'check url and caData of the cluster and the way there; the portal shows it as not read until then',
      },
    ];
  if (version.status === 401)
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: 'the token is not valid (401)',
        fix: 'kubectl create token groundwork --namespace groundwork --duration 8760h',
      },
    ];
  const parsed = versionSchema.safeParse(version.body);
  const says = parsed.success
    ? `Kubernetes ${parsed.data.gitVersion} answers`
    : `answers ${version.status} to /version`;
  return [
    { ...base, outcome: 'can-be-read', says },
    ...(await examineRights(name, question, rights)),
  ];
}

async function examineRights(
  name: string,
  question: Question,
  rights: readonly Right[],
): Promise<readonly Finding[]> {
  const asked = await Promise.all(
    rights.map(async right => ({
      right,
      allowed: await mayI(question, right),
    })),
  );
  const findings = asked
    .filter(({ allowed }) => allowed !== 'yes')
    .map(({ right, allowed }): Finding => {
      const what = right.group
        ? `${right.resource}.${right.group}`
        : right.resource;
      const base = { area, subject: `${name} ${what}` } as const;
      return allowed === 'no'
        ? {
            ...base,
            outcome: 'cannot-be-read',
            says: `the token may not ${right.verb} ${what}`,
            missing: `verb ${right.verb} on ${right.resource} in apiGroup "${right.group}"`,
            fix: `kubectl apply -f ${roleFile}, or take ${right.resource} out of kubernetes.objectTypes`,
          }
        : { ...base, outcome: 'not-examined', says: allowed };
    });
  const readable = asked.filter(({ allowed }) => allowed === 'yes').length;
  return [
    ...(readable > 0
      ? [
          {
            area,
            subject: `${name} rights`,
            outcome: 'can-be-read',
            says: `${readable} of ${rights.length} kinds may be listed`,
          } as const,
        ]
      : []),
    ...findings,
    ...(await tooMuch(name, question)),
  ];
}

/** The portal never needs Secrets: a token that reads them is a risk without a use. */
async function tooMuch(
  name: string,
  question: Question,
): Promise<readonly Finding[]> {
  const secrets = await mayI(question, {
    verb: 'get',
    group: '',
    resource: 'secrets',
  });
  if (secrets !== 'yes') return [];
  return [
    {
      area,
      subject: `${name} secrets`,
      outcome: 'advice',
      says: 'the token may read Secrets, which the portal never does',
      fix: `use the role of ${roleFile} instead`,
    },
  ];
}

/** The cluster's own answer: yes, no, or in words why it did not say. */
async function mayI(
  question: Question,
  { verb, group, resource }: Right,
): Promise<string> {
  const answer = await ask({
    ...question,
    url: `${question.url}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`,
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb, group, resource } },
    },
  });
  if (answer.kind === 'silent') return answer.reason;
  const review = reviewSchema.safeParse(answer.body);
  if (!review.success)
    return `the cluster did not say whether it may be read (${answer.status})`;
  return review.data.status.allowed ? 'yes' : 'no';
}
