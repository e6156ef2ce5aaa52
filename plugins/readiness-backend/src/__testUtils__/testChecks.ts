import {
  Check,
  defineCheck,
  defineOrganisationCheck,
  measured,
  PipelineClass,
  pipelineClasses,
  readOf,
  shareOverCompletions,
  unreadOf,
} from '@groundwork/plugin-readiness-common';
import { managedKind } from './fakes';

const description = {
  why: 'Because.',
  remediation: { summary: 'Do it.', effort: 'low', href: 'how-to/do-it' },
} as const;

/** Summaries made, so that tests can count them. */
export const summarised: string[] = [];

/** A pipeline for each team, as if each had its own. */
function pipelinesByTeam(
  members: readonly { readonly subjectRef: string; readonly team: string }[],
): PipelineClass[] {
  return [...new Set(members.map(({ team }) => team))].map((team, index) => ({
    id: `pipeline-${index}`,
    label: 'a template',
    archetype: 'service',
    engine: 'github-actions',
    isByReference: true,
    isChain: false,
    references: [],
    stages: [{ stage: 'test', steps: ['make test'] }],
    otherSteps: [],
    gates: [],
    members: members.filter(member => member.team === team),
    teamsOfArchetype: 2,
  }));
}

/** One organisation check and one service check over {@link managedKind}. */
export const testChecks: readonly Check[] = [
  defineOrganisationCheck({
    ...description,
    id: 'most-services-are-managed',
    title: 'Most services are managed',
    failureTitle: 'Many services are not managed',
    appliesTo: 'organisation',
    requires: { managed: managedKind },
    summarise: {
      managed: (value, { subject }) => {
        summarised.push(subject.name);
        return value.managed;
      },
    },
    compares: {
      kind: pipelineClasses,
      of: ({ managed }) => ({
        classes: pipelinesByTeam(
          managed.flatMap(({ subject: { ref, team } }) =>
            team === undefined ? [] : [{ subjectRef: ref, team }],
          ),
        ),
        unknown: [],
      }),
    },
    evaluate({ managed }, { inventory }) {
      const read = readOf(managed);
      const share = shareOverCompletions({
        having: read.filter(({ value }) => value).length,
        read: read.length,
        unread: unreadOf(managed).length,
      });
      return measured(share ?? { lo: 0, hi: 1 }, {
        population: {
          read: read.length,
          expected: managed.length,
          unit: 'service',
        },
        parts: inventory.teams
          .filter(({ type }) => type === 'team')
          .map(({ ref, name }) => {
            const own = read.filter(({ subject }) => subject.team === ref);
            const having = own.filter(({ value }) => value);
            return {
              label: name,
              value: having.length / Math.max(1, own.length),
              subjectRef: ref,
            };
          }),
        findings: read
          .filter(({ value }) => !value)
          .map(({ subject, evidenceId }) => ({
            message: 'A service is deployed by hand.',
            subjectRef: subject.ref,
            ...(subject.team ? { team: subject.team } : {}),
            ...(evidenceId ? { evidenceId } : {}),
          })),
      });
    },
  }),
  defineCheck({
    ...description,
    id: 'is-managed',
    title: 'Is managed',
    failureTitle: 'Is deployed by hand',
    reads: { managed: ['managed'] },
    appliesTo: { kind: 'Component' },
    requires: { managed: managedKind },
    evaluate: ({ managed }) => measured(managed.managed),
  }),
];
