import {
  answersHoldingOverCompletions,
  between,
  countWords,
  declaration,
  defineOrganisationCheck,
  dominanceOverCompletions,
  measured,
  notApplicable,
  pipeline,
  pipelineRun,
  readOf,
  unreadOf,
  weigh,
  type ConvergencePlan,
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
import { teamModes } from '../population/modes';
import {
  deliveredComponents,
  groupBy,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { list, percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
  /** Topic under which a convergence plan covers the lineages. */
  topic: z.string().default('pipeline'),
  /** Share of the production repositories from which a family is a lineage. */
  lineageShare: z.number().default(0.05),
});

type ClassOf = (item: Delivered) => string | undefined;

/**
 * D of one archetype over all completions. An unread pipeline may be anything, also the missing link between two
 * classes of one engine, so the best completion counts engines instead of classes.
 */
function archetypeDominance(
  delivered: readonly Delivered[],
  classOf: ClassOf,
): { readonly teams: number; readonly range: Range } | undefined {
  const byTeam = groupBy(delivered, ({ team }) => team);
  const modesBy = (answerOf: ClassOf) =>
    teamModes(
      byTeam.map(([ref, own]) => ({
        ref,
        name: ref,
        answers: own.flatMap(item => answerOf(item) ?? []),
        unread: own.filter(item => answerOf(item) === undefined).length,
      })),
    );
  const byClass = modesBy(classOf);
  const units = byClass.unread.map(() => 1);
  const worst = dominanceOverCompletions(byClass.weights, units);
  if (!worst) return undefined;
  const isComplete = delivered.every(item => classOf(item) !== undefined);
  if (isComplete) return { teams: byTeam.length, range: worst };
  const byEngine = modesBy(({ pipeline: { engine } }) => engine);
  const best = dominanceOverCompletions(
    byEngine.weights,
    byEngine.unread.map(() => 1),
  );
  return {
    teams: byTeam.length,
    range: between(worst.lo, Math.max(worst.hi, best?.hi ?? 1)),
  };
}

function dominanceRange(
  delivered: readonly Delivered[],
  classOf: ClassOf,
): Range | undefined {
  const parts = groupBy(delivered, ({ archetype }) => archetype).flatMap(
    ([, own]) => archetypeDominance(own, classOf) ?? [],
  );
  const teams = parts.reduce((sum, part) => sum + part.teams, 0);
  if (teams === 0) return undefined;
  const mean = (pick: (range: Range) => number) =>
    parts.reduce((sum, part) => sum + pick(part.range) * part.teams, 0) / teams;
  return between(
    mean(({ lo }) => lo),
    mean(({ hi }) => hi),
  );
}

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

function isOpen({ dueAt }: ConvergencePlan, asOf: Date): boolean {
  return Date.parse(dueAt) > asOf.getTime();
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
  requires: {
    pipelines: pipeline,
    runs: pipelineRun,
    declarations: declaration,
  },
  settings,
  summarise: {
    pipelines: evidence => evidence,
    runs: run => run,
    declarations: ({ convergencePlans }): readonly ConvergencePlan[] =>
      convergencePlans,
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
    const classOf: ClassOf = ({ name }) =>
      classification.memberships.get(name)?.class;
    const owned = ownedOnly(delivered);
    const range = dominanceRange(owned, classOf);
    if (!range) return notApplicable('No team owns a service in production.');
    const plans = readOf(declarations)
      .flatMap(({ value }) => value)
      .filter(plan => plan.topic === topic && isOpen(plan, asOf));
    const lineages = lineagesRange(delivered, classification, lineageShare);
    const mayHavePlan = unreadOf(declarations).length > 0;
    const withoutPlan =
      plans.length > 0
        ? between(0, 0)
        : between(mayHavePlan ? 0 : lineages.lo, lineages.hi);
    const { bounds } = organisationPipelines(owned, classification);
    const read = owned.filter(({ isUnread }) => !isUnread).length;
    return measured(range, {
      quantities: {
        lineagesWithoutPlan: withoutPlan,
        lineages,
        ...(bounds
          ? {
              effectivePipelines: bounds.effectivePipelines,
              newcomerSurprise: bounds.newcomerSurprise,
            }
          : {}),
      },
      population: { read, expected: owned.length, unit: 'repository' },
      parts: labelledClasses(classification, delivered)
        .slice(0, 10)
        .map(({ label, size }) => ({ label, value: size })),
      findings: findingsOf(delivered, classification),
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
