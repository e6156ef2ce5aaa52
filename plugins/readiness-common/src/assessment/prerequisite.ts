import { EFFORT_COST } from '../checks';
import { capsOf, decideGate, GATE, readVeto, scoreChecks } from '../scoring';
import { Prerequisite } from '../standard';
import { CheckResult } from './checkResult';
import { plansOf, registersOf } from './declared';
import { PrerequisiteResult } from './document';
import { Judge, judgeOrganisation, Judged } from './judge';
import { itemOf } from './scoreItem';

const MOST_LOOKS = 5;

/** A prerequisite with the measurements behind it. */
export interface JudgedPrerequisite {
  readonly result: PrerequisiteResult;
  readonly judged: readonly Judged[];
}

/** Judges all checks of a prerequisite, reads its vetoes, scores it and decides its gate. */
export function assessPrerequisite(
  prerequisite: Prerequisite,
  by: Judge,
): JudgedPrerequisite {
  const judged = prerequisite.checks.map(line => judgeOrganisation(line, by));
  const plans = plansOf(registersOf(by.evidence));
  const byId = new Map(judged.map(item => [item.result.checkId, item]));
  const vetoes = prerequisite.vetoes.map(rule => {
    const item = byId.get(rule.check);
    return readVeto(rule, {
      measurement: item?.measurement,
      waiver: item?.waiver,
      isComplete: item?.result.unreadCount === 0,
      plans,
      asOf: by.asOf,
    });
  });
  const checks = judged.map(({ result }) => result);
  const score = scoreChecks(checks.map(itemOf), capsOf(vetoes));
  const decision = decideGate(score);
  return {
    judged,
    result: {
      id: prerequisite.id,
      title: prerequisite.title,
      claim: prerequisite.claim,
      decision,
      gateLine: GATE,
      score,
      vetoes,
      checks,
      looks: decision.gate === 'NA' ? [] : looksFor(checks),
    },
  };
}

/** Evidence that would make most weight known for least effort, best first. */
function looksFor(checks: readonly CheckResult[]): PrerequisiteResult['looks'] {
  const items = checks.map(check => ({ check, item: itemOf(check) }));
  const applying = items.filter(
    ({ item }) => item.state === 'scored' || item.state === 'unknown',
  );
  const total = applying.reduce((sum, { item }) => sum + item.weight, 0);
  return applying
    .map(({ check, item }) => ({
      checkId: check.checkId,
      title: check.look.title,
      effort: check.look.effort,
      gain: total > 0 ? (100 * item.weight * (1 - item.kappa)) / total : 0,
    }))
    .filter(({ gain }) => gain >= 1)
    .sort(
      (a, b) =>
        b.gain / EFFORT_COST[b.effort] - a.gain / EFFORT_COST[a.effort] ||
        (a.checkId < b.checkId ? -1 : 1),
    )
    .slice(0, MOST_LOOKS);
}
