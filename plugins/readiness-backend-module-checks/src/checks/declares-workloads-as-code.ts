import {
  application,
  defineOrganisationCheck,
  measured,
  notApplicable,
  readOf,
  unreadOf,
  workload,
  type Finding,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import { meanTeamShare, type TeamShare } from '../population/shares';
import { componentsByName, teamsWithComponents } from '../population/teams';
import { count, percent, unreadSentence } from '../population/words';

const settings = z.object({
  /** Tiers whose workloads are judged. */
  tiers: z.array(z.string()).default(['production']),
});

type Declared = 'gitops' | 'other-code' | 'by-label' | 'by-hand';

interface Row {
  readonly component: string | undefined;
  readonly declared: Declared;
  /** `group/kind:namespace/name`, the form in which an application lists its objects; only where the label decides. */
  readonly key?: string;
}

const CODE_MANAGERS = /^(terraform|hashicorp\/terraform|pulumi|tofu|opentofu)/i;

/** `group/kind:namespace/name` of an object. */
function keyOf(
  object: Pick<Workload, 'apiVersion' | 'kind' | 'namespace' | 'name'>,
): string {
  const group = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')[0] ?? ''
    : '';
  return `${group}/${object.kind}:${object.namespace}/${object.name}`;
}

/**
 * First match of docs/how-to/declare-workloads-as-code.md; `by-label` is settled later, against the applications that
 * list the object.
 */
function declaredBy({ claims, writers = [] }: Workload): Declared {
  if (claims.argocdTracking?.matchesSelf || claims.flux) return 'gitops';
  if (claims.instanceLabel && !claims.helmRelease) return 'by-label';
  const hasCodeWriter = writers.some(({ manager }) =>
    CODE_MANAGERS.test(manager),
  );
  return claims.helmRelease || hasCodeWriter ? 'other-code' : 'by-hand';
}

/** What applications list; incomplete while an Argo CD instance could not be read. */
interface Listed {
  readonly keys: ReadonlySet<string>;
  readonly isComplete: boolean;
}

/** Undefined: only an instance that could not be read knows whether an application lists the object. */
function settle(
  row: Row,
  listed: Listed,
): Exclude<Declared, 'by-label'> | undefined {
  if (row.declared !== 'by-label') return row.declared;
  if (row.key !== undefined && listed.keys.has(row.key)) return 'gitops';
  return listed.isComplete ? 'by-hand' : undefined;
}

function findingsOf(
  clusters: readonly {
    readonly name: string;
    readonly evidenceId: string | undefined;
    readonly rows: readonly Row[];
  }[],
  listed: Listed,
): Finding[] {
  return clusters.flatMap(({ name, evidenceId, rows }) => {
    const at = {
      where: name,
      ...(evidenceId === undefined ? {} : { evidenceId }),
    };
    const orphans = rows.filter(
      ({ component }) => component === undefined,
    ).length;
    const byHand = rows.filter(row => settle(row, listed) === 'by-hand').length;
    return [
      ...(byHand > 0
        ? [
            {
              ...at,
              message: `${count(byHand, 'workload')} in ${name} ${
                byHand === 1 ? 'is' : 'are'
              } declared by nothing: no Argo CD, Flux, Helm or Terraform claims ${
                byHand === 1 ? 'it' : 'them'
              }.`,
            },
          ]
        : []),
      ...(orphans > 0
        ? [
            {
              ...at,
              message: `${count(orphans, 'workload')} in ${name} ${
                orphans === 1 ? 'carries' : 'carry'
              } no component's name and ${
                orphans === 1 ? 'counts' : 'count'
              } for no team.`,
            },
          ]
        : []),
    ];
  });
}

/** Share of workloads that come from code, each team counting the same. */
export const declaresWorkloadsAsCode = defineOrganisationCheck({
  id: 'declares-workloads-as-code',
  title: 'What runs in production is declared as code',
  failureTitle: 'Part of production exists only in the cluster',
  why: 'A workload that no repository describes cannot be rebuilt, reviewed or moved; nobody knows what it should be.',
  remediation: {
    summary:
      'Put the manifests of the named workloads into Git and let Argo CD or Flux apply them.',
    effort: 'high',
    href: 'how-to/declare-workloads-as-code',
  },
  appliesTo: 'organisation',
  requires: { workloads: workload, applications: application },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row[] =>
      workloads.map(item => {
        const declared = declaredBy(item);
        return {
          component: item.component,
          declared,
          ...(declared === 'by-label' ? { key: keyOf(item) } : {}),
        };
      }),
    applications: ({ applications }): readonly string[] =>
      applications.flatMap(({ resources }) =>
        resources.map(
          ({ group, kind, namespace, name }) =>
            `${group}/${kind}:${namespace ?? ''}/${name}`,
        ),
      ),
  },
  evaluate({ workloads, applications }, { settings: { tiers }, inventory }) {
    const { read, unread } = clustersOf(workloads, inventory, tiers);
    const listed: Listed = {
      keys: new Set(readOf(applications).flatMap(({ value }) => value)),
      isComplete: unreadOf(applications).length === 0,
    };
    const components = componentsByName(inventory);
    const rows = read.flatMap(({ value }) => value);
    if (rows.length === 0 && unread.length === 0)
      return notApplicable('No workload runs in production.');
    const share = (
      isHad: (declared: Declared) => boolean,
    ): readonly TeamShare[] =>
      teamsWithComponents(inventory).map(({ team, components: owned }) => {
        const own = rows.filter(
          ({ component }) =>
            component !== undefined &&
            components.get(component)?.team === team.ref,
        );
        const settled = own
          .map(row => settle(row, listed))
          .filter(declared => declared !== undefined);
        return {
          ref: team.ref,
          name: team.name,
          having: settled.filter(isHad).length,
          read: settled.length,
          unread: own.length - settled.length + unread.length * owned.length,
        };
      });
    const anyCode = share(declared => declared !== 'by-hand');
    const value = meanTeamShare(anyCode);
    const gitops = meanTeamShare(share(declared => declared === 'gitops'));
    if (!value || !gitops)
      return notApplicable('No team owns a workload in production.');
    const teams = anyCode.filter(team => team.read + team.unread > 0);
    return measured(value, {
      quantities: { gitops },
      population: {
        read: teams.filter(team => team.read > 0 && team.unread === 0).length,
        expected: teams.length,
        unit: 'team',
      },
      parts: teams
        .filter(team => team.read > 0)
        .map(({ ref, name, having, read: own }) => ({
          label: name,
          value: having / own,
          subjectRef: ref,
        })),
      findings: findingsOf(
        read.map(({ subject, evidenceId, value: clusterRows }) => ({
          name: subject.name,
          evidenceId,
          rows: clusterRows,
        })),
        listed,
      ),
      explanation: `${percent(
        value,
      )} of the workloads that teams own in production come from code, ${percent(
        gitops,
      )} through GitOps.${unreadSentence([
        ...unread,
        ...unreadOf(applications).map(({ subject }) => subject.name),
      ])}`,
    });
  },
});
