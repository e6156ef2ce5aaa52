import {
  answersHoldingOverCompletions,
  between,
  countWords,
  declaration,
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  pipelineClasses,
  pipelineRun,
  weigh,
  type Finding,
  type Range,
} from '@groundwork/plugin-readiness-common';
import {
  classify,
  organisationPipelines,
  type Classification,
} from '@groundwork/pipeline-sameness';
import { z } from 'zod';
import { labelledClasses } from '../population/classLabels';
import {
  deliveredComponents,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { pipelineClassesOf } from '../population/pipelineClassesOf';
import { openPlans, plansIn, plansToDeclare } from '../population/plans';
import { list, percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
  /** Topic under which a convergence plan covers the lineages. */
  topic: z.string().default('pipeline'),
  /** Share of the production repositories from which a family is a lineage. */
  lineageShare: z.number().default(0.05),
});

/**
 * Number of lineages over all completions. With something unread, families of one engine may turn out to be one, and
 * new or small families may reach the line.
 */
function lineagesRange(
  delivered: readonly Delivered[],
  classification: Classification,
  share: number,
): Range {
  const unread = delivered.filter(({ isUnread }) => isUnread).length;
  const { lineages } = classification;
  if (unread === 0) return between(lineages.length, lineages.length);
  const engines = new Set(lineages.map(({ engine }) => engine)).size;
  const families = delivered.flatMap(
    ({ name }) => classification.memberships.get(name)?.family ?? [],
  );
  const most = answersHoldingOverCompletions(
    weigh(families.map(family => ({ answers: [family] }))),
    Array.from({ length: unread }, () => 1),
    share,
  );
  return between(engines, Math.max(lineages.length, most.hi));
}

function findingsOf(
  delivered: readonly Delivered[],
  { lineages, classes }: Classification,
): Finding[] {
  const unreadable = delivered.flatMap(
    ({ name, team, evidenceId, pipeline: read }): Finding[] =>
      read.outcome === 'unknown'
        ? [
            {
              message: `Its pipeline is not known: ${read.reason}.`,
              subjectRef: name,
              ...(team ? { team } : {}),
              ...(evidenceId === undefined ? {} : { evidenceId }),
            },
          ]
        : [],
  );
  return [
    ...lineages.map(({ engine, members, share }) => ({
      message: `A lineage on ${engine} delivers ${countWords(
        members.length,
        'repository',
      )}, ${Math.floor(share * 100)} % of production.`,
    })),
    ...classes
      .filter(({ isChain }) => isChain)
      .map(({ members }) => ({
        message: `${members.length} pipelines count as the same only through others in between; their least alike pair is not even similar.`,
      })),
    ...unreadable,
  ];
}

/** The delivery slice is the same for every team; two lineages without a plan are a veto. */
export const deliversTheSameWay = defineOrganisationCheck({
  id: 'delivers-the-same-way',
  title: 'The way to production is the same for every team',
  failureTitle: 'Teams go to production in different ways',
  why: 'A newcomer, an auditor and the platform team have to learn every way that exists; a fix reaches only one of them.',
  remediation: {
    summary:
      'Offer one reusable pipeline, move the largest lineage to it, and declare an end date for the others.',
    effort: 'high',
    href: 'how-to/deliver-the-same-way',
  },
  appliesTo: 'organisation',
  unit: 'dominance',
  version: 3,
  requires: {
    pipelines: pipeline,
    runs: pipelineRun,
    declarations: declaration,
  },
  settings,
  summarise: {
    pipelines: evidence => evidence,
    runs: run => run,
    declarations: plansIn,
  },
  compares: {
    kind: pipelineClasses,
    of({ pipelines, runs }, { settings: { lifecycles }, inventory }) {
      const delivered = deliveredComponents(
        { pipelines, runs },
        inventory,
        lifecycles,
      );
      return pipelineClassesOf(delivered, classify(delivered));
    },
  },
  evaluate(
    { pipelines, runs, declarations },
    { settings: { lifecycles, topic, lineageShare }, inventory, asOf },
  ) {
    const delivered = deliveredComponents(
      { pipelines, runs },
      inventory,
      lifecycles,
    );
    const classification = classify(delivered);
    const owned = ownedOnly(delivered);
    const { bounds } = organisationPipelines(owned, classification);
    if (!bounds) return notApplicable('No team owns a service in production.');
    const range = between(bounds.dominance.lo, bounds.dominance.hi);
    const planned = openPlans(declarations, topic, asOf);
    const { plans, mayBeMore } = planned;
    const lineages = lineagesRange(delivered, classification, lineageShare);
    const withoutPlan =
      plans.length > 0
        ? between(0, 0)
        : between(mayBeMore ? 0 : lineages.lo, lineages.hi);
    const read = owned.filter(({ isUnread }) => !isUnread).length;
    return measured(range, {
      quantities: {
        lineagesWithoutPlan: withoutPlan,
        lineages,
        effectivePipelines: bounds.effectivePipelines,
        newcomerSurprise: bounds.newcomerSurprise,
      },
      population: { read, expected: owned.length, unit: 'repository' },
      parts: labelledClasses(classification, delivered)
        .slice(0, 10)
        .map(({ label, size }) => ({ label, value: size })),
      findings: [
        ...findingsOf(delivered, classification),
        ...(lineages.hi < 2
          ? []
          : plansToDeclare(declarations, planned, {
              message:
                'No plan says by when these ways become one. Write one down: while it is not past its date, several lineages are no veto.',
            })),
      ],
      explanation: `${percent(
        range,
      )} of the teams share the most common pipeline; ${
        classification.lineages.length === 1
          ? 'one lineage delivers'
          : `${classification.lineages.length} lineages deliver`
      } to production${
        plans.length > 0
          ? `, covered by ${list(plans.map(({ title }) => title))}`
          : ''
      }.`,
    });
  },
});
