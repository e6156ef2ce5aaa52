import {
  ChangeFailureReason,
  DeliverySettings,
  DeploymentRecord,
  hotfixMarks,
  ReworkReason,
} from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Layer, tierOf } from '../../derive/layers';
import { RolloutRow } from '../../derive/resultRows';
import { rolloutOf, StoredRollout } from '../../derive/rollouts';
import { Overlay } from '../../overlay/said';
import { undefinedBecause } from '../undefinedReasons';
import { kindRule, momentWords, spanWords } from './ruleWords';
import { keyOfChange, Pull, readPulls } from './toldChanges';

type Rule = ReadinessSchemas['DeliveryRule'];

/** What rules are told from. */
export interface RuleFacts {
  readonly knex: Knex;
  readonly settings: DeliverySettings;
  readonly layer: Layer;
  readonly record: DeploymentRecord;
  readonly stored: StoredRollout;
  /** What is said of the deployment. */
  readonly overlays: readonly Overlay[];
  /** Why each incident counts as caused by it. */
  readonly causes: readonly string[];
}

/** Which rules made a deployment what it is in each number. */
export async function deploymentRules(facts: RuleFacts): Promise<Rule[]> {
  const { record } = facts;
  const itself: readonly Rule[] = [
    {
      about: 'kind',
      sentence: kindRule(record, {
        tier: tierOf(facts.layer),
        deployedBefore: await deployedBefore(facts),
      }),
    },
    ...leftOutRules(record),
  ];
  if (facts.layer.name === 'tier') {
    const { sentence } = undefinedBecause('told-of-production');
    return [...itself, { about: 'change-fail-rate', sentence }];
  }
  return [
    ...itself,
    ...failureRules(facts).map(
      (sentence): Rule => ({ about: 'change-fail-rate', sentence }),
    ),
    ...recoveryRules(record),
    ...(await reworkRules(facts)).map(
      (sentence): Rule => ({ about: 'rework-rate', sentence }),
    ),
  ];
}

/** When the commit of a rollback was deployed last; undefined where it never was. */
async function deployedBefore({
  knex,
  layer,
  record,
  stored,
}: RuleFacts): Promise<number | undefined> {
  if (record.kind !== 'rollback' || record.sha === undefined) {
    return undefined;
  }
  const row = await knex<RolloutRow>(layer.rollouts)
    .where({ service: record.service, status: 'success', ...layer.rows })
    .whereNot({ run_key: stored.runKey })
    .where('finished_at_ms', '<=', record.finishedAtMs)
    .where('rollout', 'like', `%"sha":"${record.sha}"%`)
    .orderBy('finished_at_ms', 'desc')
    .first();
  return row && rolloutOf(row).rollout.finishedAtMs;
}

function leftOutRules({ leftOut }: DeploymentRecord): readonly Rule[] {
  if (leftOut === undefined) {
    return [];
  }
  const sentences: Readonly<Record<typeof leftOut, string>> = {
    redeploy:
      'Counts nowhere: redeployments of the running commit are left out by configuration.',
    'no-change':
      'Counts nowhere: deployments that bring no change are left out by configuration.',
  };
  return [{ about: 'left-out', sentence: sentences[leftOut] }];
}

function failureRules({
  record,
  settings,
  causes,
}: RuleFacts): readonly string[] {
  const { status, failure } = record;
  if (!failure) {
    return [
      status === 'failure'
        ? 'Not counted: the rollout failed, and no incident shows that it reached users.'
        : 'Counts as well: no incident counts as caused by it, and no later deployment undid or repaired it.',
    ];
  }
  const within =
    settings.interventionMs === Infinity
      ? ''
      : `, at most ${spanWords(settings.interventionMs)} after it`;
  const sentences: Readonly<
    Record<Exclude<ChangeFailureReason, 'incident'>, string>
  > = {
    rollback:
      'Failed: a later deployment went back to what ran before this one.',
    revert: `Failed: a later deployment shipped the revert of what this one first shipped${within}.`,
    hotfix: `Failed: the next deployment was a hotfix${within}.`,
    'failed-rollout':
      'Failed: rollouts that break count as failures, by configuration.',
  };
  return failure.reasons.flatMap(reason =>
    reason === 'incident'
      ? causes.map(cause => `Failed: ${lowerFirst(cause)}`)
      : sentences[reason],
  );
}

function recoveryRules({ failure }: DeploymentRecord): readonly Rule[] {
  if (!failure) {
    return [];
  }
  const { recovery } = failure;
  return [{ about: 'recovery-time', sentence: sentenceOf() }];

  function sentenceOf(): string {
    switch (recovery.state) {
      case 'recovered':
        return recovery.basis === 'incident'
          ? `From the first impact of its incidents, ${momentWords(
              recovery.fromMs,
            )}, to the end of the last, ${momentWords(recovery.toMs)}.`
          : `No incident tells when it hurt: from its finish, ${momentWords(
              recovery.fromMs,
            )}, to the finish of what repaired it first, ${momentWords(
              recovery.toMs,
            )}.`;
      case 'open':
        return 'Not counted yet: an incident of it is open, or nothing has repaired it.';
      case 'contradictory':
        return 'Not counted: its incidents ended before they began, as their sources say.';
      default:
        throw new Error(
          `Unknown recovery ${JSON.stringify(recovery satisfies never)}`,
        );
    }
  }
}

async function reworkRules(facts: RuleFacts): Promise<readonly string[]> {
  const { knex, record } = facts;
  const pulls = await readPulls(knex, record.changes);
  const shipped = record.changes.flatMap(
    change => pulls.get(keyOfChange(change)) ?? [],
  );
  const said = facts.overlays.find(({ claim }) =>
    claim.kind.startsWith('deployment-'),
  );
  const sentences = record.rework.map(reason =>
    reworkRule(reason, { ...facts, shipped, said }),
  );
  if (said?.claim.kind === 'deployment-is-not-hotfix') {
    return [...sentences, 'People say that it was no hotfix.'];
  }
  return sentences.length > 0
    ? sentences
    : [
        'Planned: it is no rollback, and ships no revert, no hotfix and nothing that names an incident as fixed.',
      ];
}

function reworkRule(
  reason: ReworkReason,
  {
    settings,
    shipped,
    said,
  }: RuleFacts & {
    readonly shipped: readonly Pull[];
    readonly said: Overlay | undefined;
  },
): string {
  switch (reason) {
    case 'rollback':
      return 'Rework: it is a rollback.';
    case 'revert': {
      const pull = shipped.find(({ revertOf }) => revertOf !== undefined);
      return pull
        ? `Rework: pull request #${pull.number} reverts #${pull.revertOf}, which an earlier deployment shipped.`
        : 'Rework: it ships the revert of what an earlier deployment shipped.';
    }
    case 'hotfix': {
      if (said) {
        return 'Rework: people say that it was a hotfix.';
      }
      const markOf = hotfixMarks(settings);
      const [found] = shipped.flatMap(pull => {
        const mark = markOf(pull);
        return mark ? [{ pull, mark }] : [];
      });
      return found
        ? `Rework: the ${found.mark.field} of pull request #${found.pull.number} names a hotfix: “${found.mark.text}”.`
        : 'Rework: what it ships is named a hotfix.';
    }
    case 'fix': {
      const pull = shipped.find(({ fixes = [] }) => fixes.length > 0);
      return pull
        ? `Rework: pull request #${pull.number} names an incident of the service that it fixes.`
        : 'Rework: it ships what names an incident of the service as fixed.';
    }
    default:
      throw new Error(`Unknown reason ${reason satisfies never}`);
  }
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
