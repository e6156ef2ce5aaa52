import type { Config } from '@backstage/config';
import {
  explain,
  type SourceClient,
  type SourceClients,
} from '@groundwork/source-client';
import {
  clustersOf,
  type ClusterAccess,
  type ClusterClient,
} from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import { ask, type Answer } from '../ask';
import type { Examination, Finding } from '../finding';
import { refusal } from '../refusal';
import { isCompared, readinessNeed, tabNeed } from './clusterNeeds';
import { examineNeed, mayI } from './clusterRights';
import { examineUsage } from './clusterUsage';

const area = 'cluster';
const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

const versionSchema = z.object({ gitVersion: z.string() });

/** Every cluster of the configuration: does it answer, and what may the token read of what the portal asks for. */
export function examineClusters(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const { all, unreadable } = clustersOf(sources);
      const findings = await Promise.all(
        all.map(access => examineCluster(access, sources)),
      );
      return [
        ...findings.flat(),
        ...unreadable.map(
          ({ type, says }): Finding => ({
            area,
            subject: type,
            outcome: 'not-examined',
            says,
          }),
        ),
      ];
    },
  };
}

async function examineCluster(
  access: ClusterAccess,
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const { name, details } = access;
  const base = { area, subject: name } as const;
  if ('unreadable' in access) {
    // Its Kubernetes page may be all that such a cluster is connected for.
    const { says, remedy } = explain(access.unreadable);
    const outcome = isCompared(sources.config, name)
      ? 'cannot-be-read'
      : 'advice';
    return [{ ...base, outcome, says, fix: remedy }];
  }
  const cluster = clustersOf(sources).client(name);
  const { http } = cluster;
  const version = await ask(http, '/version', { what: 'its version' });
  const first = versionFinding(access, version);
  if (first.outcome === 'cannot-be-read') return [first];
  const findings = await Promise.all([
    examineNeed(name, cluster, tabNeed(sources.config)),
    details.skipMetricsLookup ? [] : examineUsage(name, http),
    examineReadiness(name, cluster, sources.config),
    tooMuch(name, http),
  ]);
  return [first, ...findings.flat()];
}

async function examineReadiness(
  name: string,
  cluster: ClusterClient,
  config: Config,
): Promise<readonly Finding[]> {
  const need = await readinessNeed(config, name, cluster.http);
  if (need) return examineNeed(name, cluster, need);
  return [
    {
      area,
      subject: `${name} rights`,
      outcome: 'not-examined',
      says: 'the cluster does not say which API groups it has, so what the readiness verdict may read is not known',
    },
  ];
}

function versionFinding(
  { name, authProvider }: ClusterAccess,
  answer: Answer,
): Finding {
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
      says: refusal({
        source: { kind: 'kubernetes', instance: name },
        status: answer.status,
      }),
      fix:
        authProvider === 'serviceAccount'
          ? 'kubectl create token groundwork --namespace groundwork --duration 8760h'
          : `let the cluster know the account that ${authProvider} signs in, or renew its credentials`,
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
  http: SourceClient,
): Promise<readonly Finding[]> {
  const secrets = await mayI(http, {
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
