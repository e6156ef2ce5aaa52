import {
  application,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  unknown,
  unreadOf,
  workload,
  type Finding,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  applicationLines,
  declarationOf,
  judgeGitops,
  listedObjectsOf,
  listingOf,
  type Declaration,
  type Listing,
  type Place,
} from '../judgements/declaration';
import { clustersOf } from '../population/clusters';
import { modalDominance, teamModes } from '../population/modes';
import {
  concerns,
  ownedRows,
  rowsOfTeam,
  unowned,
  type OwnedRow,
  type Row,
} from '../population/owners';
import { teamsWithComponents } from '../population/teams';
import { percent, unownedSentence, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
});

interface Fact {
  readonly declaration: Declaration;
  /** How it is deployed where no application lists it. */
  readonly otherwise: string;
  readonly object: SourceObject;
}

function factOf(item: Workload): Fact {
  const { claims, writers = [] } = item;
  const byKubectl = writers.some(({ manager }) =>
    manager.startsWith('kubectl'),
  );
  const mechanism = () => {
    if (claims.argocdTracking?.matchesSelf) return 'Argo CD';
    if (claims.flux) return 'Flux';
    if (claims.helmRelease) return 'Helm';
    return byKubectl ? 'kubectl' : 'another client';
  };
  return {
    declaration: declarationOf(item),
    otherwise: mechanism(),
    object: objectNameOf(item),
  };
}

/** Undefined while only an Argo CD that could not be read knows it. */
function mechanismOf(
  { declaration, otherwise }: Fact,
  listing: Listing,
  place: Place,
): string | undefined {
  if (declaration.listedAs === undefined) return otherwise;
  switch (judgeGitops(declaration, listing, place).state) {
    case 'holds':
      return 'Argo CD';
    case 'fails':
      return otherwise;
    default:
      return undefined;
  }
}

/** One for each workload of a team that is not deployed as in most teams. */
function findingsOf(
  rows: readonly (OwnedRow<Fact> & {
    readonly mechanism: string | undefined;
  })[],
  usual: string | undefined,
): readonly Finding[] {
  return rows.flatMap(row => {
    const { mechanism, cluster, evidenceId, owners, fact } = row;
    if (
      owners.length === 0 ||
      mechanism === undefined ||
      usual === undefined ||
      mechanism === usual
    )
      return [];
    const { kind, namespace, name } = fact.object;
    return [
      {
        message: `${kind} ${namespace}/${name} in ${cluster} is deployed by ${mechanism}; the most common way is ${usual}.`,
        where: cluster,
        object: fact.object,
        ...(usual === 'Argo CD'
          ? { mend: applicationLines(cluster, namespace) }
          : {}),
        ...(evidenceId === undefined ? {} : { evidenceId }),
        ...concerns(row),
      },
    ];
  });
}

/** How a service gets into production: the deploy half of docs/explanation/the-phase-diagnostic.md, "The path arm". */
export const deploysOneWay = defineOrganisationCheck({
  id: 'deploys-one-way',
  title: 'Teams deploy to production with one mechanism',
  failureTitle: 'Teams deploy to production with different mechanisms',
  why: 'What a person on call has to do to undo a release should not depend on the team.',
  remediation: {
    summary:
      'Let one GitOps controller deploy every team, and take the other ways away.',
    effort: 'high',
    href: 'how-to/deploy-one-way',
  },
  appliesTo: 'organisation',
  unit: 'dominance',
  version: 3,
  requires: { workloads: workload, applications: application },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads.map(item => ({ marks: marksOf(item), fact: factOf(item) })),
    applications: listedObjectsOf,
  },
  evaluate({ workloads, applications }, { settings: { tiers }, inventory }) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const listing = listingOf(applications);
    const rows = ownedRows(read, inventory).map(row => ({
      ...row,
      mechanism: mechanismOf(row.fact, listing, {
        cluster: row.cluster,
        inventory,
      }),
    }));
    const modes = teamModes(
      teamsWithComponents(inventory).map(({ team: { ref, name } }) => {
        const own = rowsOfTeam(rows, ref);
        const answers = own.flatMap(({ mechanism }) => mechanism ?? []);
        return {
          ref,
          name,
          answers,
          // A cluster that was not read may hold any number of any team's workloads.
          unread:
            unread.length > 0
              ? Number.POSITIVE_INFINITY
              : own.length - answers.length,
        };
      }),
    );
    const { range } = modalDominance(modes);
    if (!range) {
      return rows.length === 0
        ? notApplicable('No team runs a workload in production.', {
            clusters: names,
          })
        : unknown(
            `No workload in production is known to be a team's.${unownedSentence(
              unowned(rows).length,
              rows.length,
            )}`,
            [],
            { clusters: names },
          );
    }
    const weights = [...modes.weights].sort(([, a], [, b]) => b - a);
    const usual = weights[0]?.[0];
    return measured(range, {
      clusters: names,
      population: {
        read: modes.known.length,
        expected: modes.known.length + modes.unread.length,
        unit: 'team',
      },
      parts: weights.map(([label, value]) => ({ label, value })),
      findings: findingsOf(rows, usual),
      explanation: `${percent(
        range,
      )} of the teams deploy to production the same way.${unownedSentence(
        unowned(rows).length,
        rows.length,
      )}${unreadSentence([
        ...unread,
        ...unreadOf(applications).map(({ subject }) => subject.name),
      ])}`,
    });
  },
});
