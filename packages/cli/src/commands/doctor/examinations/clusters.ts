import type { Config } from '@backstage/config';
import { z } from 'zod';
import { ask, type Answer, type Question } from '../ask';
import type { Examination, Finding } from '../finding';
import { readinessNeed, tabNeed } from './clusterNeeds';
import { examineNeed, mayI } from './clusterRights';
import { examineUsage } from './clusterUsage';

const area = 'cluster';
const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

const versionSchema = z.object({ gitVersion: z.string() });
interface Cluster {
  readonly name: string;
  readonly authProvider: string;
  readonly showsUsage: boolean;
  readonly question: Question;
}

/** Every cluster of the configuration: does it answer, and what may the token read of what the portal asks for. */
export function examineClusters(config: Config): Examination {
  return {
    area,
    async examine() {
      const findings = await Promise.all(
        clustersOf(config).map(cluster => examineCluster(cluster, config)),
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
        showsUsage: !cluster.getOptionalBoolean('skipMetricsLookup'),
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
  { name, authProvider, showsUsage, question }: Cluster,
  config: Config,
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
  const first = versionFinding(name, version);
  if (first.outcome === 'cannot-be-read') return [first];
  const findings = await Promise.all([
    examineNeed(name, question, tabNeed(config)),
    showsUsage ? examineUsage(name, question) : [],
    examineReadiness(name, question, config),
    tooMuch(name, question),
  ]);
  return [first, ...findings.flat()];
}

async function examineReadiness(
  name: string,
  question: Question,
  config: Config,
): Promise<readonly Finding[]> {
  const need = await readinessNeed(config, name, question);
  if (need) return examineNeed(name, question, need);
  return [
    {
      area,
      subject: `${name} rights`,
      outcome: 'not-examined',
      says: 'the cluster does not say which API groups it has, so what the readiness verdict may read is not known',
    },
  ];
}

function versionFinding(name: string, answer: Answer): Finding {
  const base = { area, subject: name } as const;
  if (answer.kind === 'silent')
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: answer.reason,
      fix: 'check url and caData of the cluster and the way there; the portal shows it as not read until then',
    };
  if (answer.status === 401)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: 'the token is not valid (401)',
      fix: 'kubectl create token groundwork --namespace groundwork --duration 8760h',
    };
  const version = versionSchema.safeParse(answer.body);
  if (version.success)
    return {
      ...base,
      outcome: 'can-be-read',
      says: `Kubernetes ${version.data.gitVersion} answers`,
    };
  // Some clusters hide their version; what the token may read can be asked all the same.
  return answer.status === 403
    ? {
        ...base,
        outcome: 'not-examined',
        says: 'the cluster does not tell its version (403)',
      }
    : {
        ...base,
        outcome: 'cannot-be-read',
        says: `it answers ${answer.status}, and not as Kubernetes does`,
        fix: 'check url of the cluster: it is the API server, not a page in front of it',
      };
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
  if (secrets.kind !== 'yes') return [];
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
