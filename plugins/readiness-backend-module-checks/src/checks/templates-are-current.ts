import {
  between,
  countWords,
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  productionComponents,
  type Finding,
  type InventoryComponent,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { groupBy } from '../population/pipelines';
import {
  followsABranch,
  lagFindings,
  lagOf,
  templateUsesOf,
  type TemplateUses,
} from '../population/templateLag';
import { number } from '../population/tickets';

/** `none`: it was read and calls no template. */
type Uses = TemplateUses | 'none' | 'unread';

interface Service {
  readonly component: InventoryComponent;
  readonly team: string;
  readonly evidenceId: string | undefined;
  readonly uses: Uses;
}

const settings = z.object({
  /** A service lags no further, as far as the mean is concerned: one that nobody updates would be all that it says. */
  mostVersions: z.number().positive().default(10),
});

/** C7: how many versions the calls of shared pipelines lag, each team counting the same. */
export const templatesAreCurrent = defineOrganisationCheck({
  id: 'templates-are-current',
  title: 'Pipelines use a current version of their template',
  failureTitle: 'Pipelines use old versions of their template',
  why: 'What is mended in a template arrives only where its version is taken; who lags five versions has a copy by another name.',
  remediation: {
    summary:
      'Refer to a major version that moves, or let a bot open the pull request for each new version.',
    effort: 'low',
    href: 'how-to/take-the-newest-template',
  },
  appliesTo: 'organisation',
  unit: 'versions',
  requires: { pipelines: pipeline },
  settings,
  summarise: { pipelines: evidence => usesIn(evidence) },
  evaluate({ pipelines }, { settings: { mostVersions: most }, inventory }) {
    const services = servicesOf(pipelines, productionComponents(inventory));
    const counted = services.filter(({ uses }) => uses !== 'none');
    if (counted.length === 0)
      return notApplicable('No pipeline of a team calls a shared template.');
    const calls = counted.flatMap(({ uses }) =>
      typeof uses === 'object' ? [uses] : [],
    );
    const known = calls.filter(uses => isKnown(lagOf(uses, most))).length;
    const range = meanOfTeams(counted, most);
    const branches = calls.filter(followsABranch).length;
    return measured(range, {
      population: {
        read: known,
        expected: counted.length,
        unit: 'service',
      },
      parts: partsOf(counted, most),
      findings: services.flatMap(findingsOf),
      explanation: `Team by team, pipelines are ${number(
        range,
      )} versions behind the template that they call on average; fewer is better. The version is known of ${known} of ${countWords(
        counted.length,
        'pipeline',
      )} that call a template or may call one.${branchSentence(branches)}`,
    });
  },
});

function usesIn(evidence: Parameters<typeof templateUsesOf>[0]): Uses {
  if (evidence.pipeline.outcome === 'unknown') return 'unread';
  return templateUsesOf(evidence) ?? 'none';
}

function servicesOf(
  readings: readonly Reading<Uses>[],
  components: readonly InventoryComponent[],
): readonly Service[] {
  const byRef = new Map(
    readings.map(reading => [reading.subject.ref, reading]),
  );
  return components.flatMap(component => {
    const { ref, team } = component;
    if (team === undefined) return [];
    const reading = byRef.get(ref);
    return [
      {
        component,
        team,
        evidenceId: reading?.evidenceId,
        uses: reading?.state === 'read' ? reading.value : 'unread',
      },
    ];
  });
}

function isKnown({ lo, hi }: Range): boolean {
  return lo === hi;
}

function lagIn({ uses }: Service, most: number): Range {
  return typeof uses === 'object' ? lagOf(uses, most) : between(0, most);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, item) => sum + item, 0) / numbers.length;
}

/** One that may call no template pulls the mean of its team to nowhere that zero or the most would not. */
function meanOfTeams(services: readonly Service[], most: number): Range {
  const teams = groupBy(services, ({ team }) => team).map(([, own]) =>
    own.map(service => lagIn(service, most)),
  );
  return between(
    mean(teams.map(lags => mean(lags.map(({ lo }) => lo)))),
    mean(teams.map(lags => mean(lags.map(({ hi }) => hi)))),
  );
}

function partsOf(services: readonly Service[], most: number) {
  return groupBy(services, ({ team }) => team).flatMap(([ref, own]) => {
    const lags = own.map(service => lagIn(service, most));
    return lags.every(isKnown)
      ? [
          {
            label: ref.replace(/^.*\//, ''),
            subjectRef: ref,
            value: mean(lags.map(({ lo }) => lo)),
          },
        ]
      : [];
  });
}

function findingsOf({
  component: { ref },
  team,
  evidenceId,
  uses,
}: Service): readonly Finding[] {
  if (typeof uses !== 'object') return [];
  return lagFindings(uses, 0).map(finding => ({
    ...finding,
    subjectRef: ref,
    team,
    ...(evidenceId === undefined ? {} : { evidenceId }),
  }));
}

function branchSentence(branches: number): string {
  return branches === 0
    ? ''
    : ` Of them ${branches} ${
        branches === 1 ? 'follows' : 'follow'
      } the default branch of a template: never behind, and nobody chooses when it changes.`;
}
