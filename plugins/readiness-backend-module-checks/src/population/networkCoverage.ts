/** Who may talk to the workloads of production, as network policies say it. */
import {
  between,
  countWords,
  shareOverCompletions,
  type Finding,
  type Range,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import {
  fails,
  holds,
  isUnknown,
  type Judgement,
} from '../judgements/judgement';
import type { OwnedRow } from './owners';
import { groupBy } from './pipelines';

/** What of a workload tells which network policies are about it. */
export type Networked = Pick<Workload, 'namespace' | 'identity' | 'network'>;

/** Pods on the network of their node: no policy can be about them. Looks of before it was read leave out both fields. */
function isOnNode({ identity, network }: Networked): boolean {
  return identity !== undefined && network === undefined;
}

/** Judges "at least one network policy is about its pods". */
function judgeNetwork({ network }: Networked): Judgement {
  if (!network) return isUnknown('was last read before network policies were');
  if (network.policies.length > 0) return holds;
  const [open] = network.open;
  return open === undefined
    ? fails('is selected by no network policy')
    : isUnknown(`may be selected by ${open}, which could not be followed`);
}

function judgeDefault({ network }: Networked): Judgement {
  if (network?.deniesByDefault) return holds;
  return !network || network.open.length > 0
    ? isUnknown('has policies that could not be followed')
    : fails('lets everybody in');
}

function shareOf(judgements: readonly Judgement[]): Range | undefined {
  const number = (state: Judgement['state']) =>
    judgements.filter(judgement => judgement.state === state).length;
  const unread = number('unknown');
  return shareOverCompletions({
    having: number('holds'),
    read: judgements.length - unread,
    unread,
  });
}

type Rows = readonly OwnedRow<Networked>[];

/** Workloads by the namespace that they run in. */
function byNamespace(rows: Rows) {
  return groupBy(
    rows.filter(({ fact }) => !isOnNode(fact)),
    ({ cluster, fact }) => `${cluster} ${fact.namespace}`,
  );
}

/** A namespace denies by default when one of its workloads shows it: a policy over all pods is about each of them. */
function ofNamespace(rows: Rows): Judgement {
  const all = rows.map(({ fact }) => judgeDefault(fact));
  return (
    all.find(({ state }) => state === 'holds') ??
    all.find(({ state }) => state === 'unknown') ??
    fails('lets everybody in')
  );
}

/** Share of workloads that a policy is about, and of namespaces that let in nobody whom no policy names. */
export function networkShares(
  rows: Rows,
  isPartUnread: boolean,
): Readonly<Record<string, Range>> {
  const covered = shareOf(
    rows
      .filter(({ fact }) => !isOnNode(fact))
      .map(({ fact }) => judgeNetwork(fact)),
  );
  const denying = shareOf(
    byNamespace(rows).map(([, those]) => ofNamespace(those)),
  );
  if (isPartUnread)
    return { coveredByPolicy: between(0, 1), denyingByDefault: between(0, 1) };
  return {
    ...(covered ? { coveredByPolicy: covered } : {}),
    ...(denying ? { denyingByDefault: denying } : {}),
  };
}

/** One for each namespace with workloads that no policy is about. */
export function networkFindings(rows: Rows): readonly Finding[] {
  return byNamespace(rows).flatMap(([, those]): readonly Finding[] => {
    const bare = those.filter(
      ({ fact }) => judgeNetwork(fact).state === 'fails',
    );
    const [first] = bare;
    if (!first) return [];
    const { cluster, evidenceId, fact } = first;
    const teams = new Set(
      those.flatMap(({ owners }) => owners.map(({ team }) => team)),
    );
    const [team] = teams;
    return [
      {
        message: `No network policy is about ${
          bare.length === those.length ? '' : `${bare.length} of `
        }${countWords(those.length, 'workload')} in namespace ${
          fact.namespace
        } of ${cluster}: every pod of the cluster may talk to ${
          bare.length === 1 ? 'it' : 'them'
        }.`,
        where: cluster,
        object: { apiVersion: 'v1', kind: 'Namespace', name: fact.namespace },
        ...(evidenceId === undefined ? {} : { evidenceId }),
        ...(teams.size === 1 && team !== undefined ? { team } : {}),
        mend: {
          into: `a manifest of namespace ${fact.namespace}, beside one policy for each caller that is let in`,
          yaml: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: ${fact.namespace}
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
        },
      },
    ];
  });
}
