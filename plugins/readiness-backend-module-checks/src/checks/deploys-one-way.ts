import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  workload,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import { modalDominance, teamModes } from '../population/modes';
import { componentsByName, teamsWithComponents } from '../population/teams';
import { percent, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
});

interface Row {
  readonly component: string;
  readonly mechanism: string;
}

function mechanismOf({ claims, writers = [] }: Workload): string {
  if (claims.argocdTracking?.matchesSelf) return 'Argo CD';
  if (claims.flux) return 'Flux';
  if (claims.helmRelease) return 'Helm';
  return writers.some(({ manager }) => manager.startsWith('kubectl'))
    ? 'kubectl'
    : 'another client';
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
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row[] =>
      workloads.flatMap(item =>
        item.component === undefined
          ? []
          : [{ component: item.component, mechanism: mechanismOf(item) }],
      ),
  },
  evaluate({ workloads }, { settings: { tiers }, inventory }) {
    const { read, unread } = clustersOf(workloads, inventory, tiers);
    const byName = componentsByName(inventory);
    const rows = read.flatMap(({ value }) => value);
    const modes = teamModes(
      teamsWithComponents(inventory).map(({ team, components }) => ({
        ref: team.ref,
        name: team.name,
        answers: rows
          .filter(({ component }) => byName.get(component)?.team === team.ref)
          .map(({ mechanism }) => mechanism),
        unread: unread.length * components.length,
      })),
    );
    const { range } = modalDominance(modes);
    if (!range) return notApplicable('No team runs a workload in production.');
    return measured(range, {
      population: {
        read: modes.known.length,
        expected: modes.known.length + modes.unread.length,
        unit: 'team',
      },
      parts: [...modes.weights]
        .sort(([, a], [, b]) => b - a)
        .map(([label, value]) => ({ label, value })),
      explanation: `${percent(
        range,
      )} of the teams deploy to production the same way.${unreadSentence(
        unread,
      )}`,
    });
  },
});
