import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { countOf, Tally } from '../days/tally';
import { DeliveryOptions } from '../options';
import { PRODUCTION_TIER } from '../tiers';

type Metrics = ReadinessSchemas['DeliveryMetrics'];

/** What conventions are told from. */
interface Told {
  readonly options: Pick<DeliveryOptions, 'settings' | 'excludedAuthors'>;
  readonly tally: Tally;
  readonly tier: string;
}

/** Says beside each number what the configuration counts otherwise than the definitions do. */
export function withConventions(metrics: Metrics, told: Told): Metrics {
  const whatWentWrong = told.tier === PRODUCTION_TIER ? brokenRules(told) : [];
  const leftOut = leftOutRules(told);
  const { settings } = told.options;
  const shares = [...leftOut, ...whatWentWrong];
  return {
    deploymentFrequency: {
      ...metrics.deploymentFrequency,
      ...saying(leftOut),
    },
    leadTime: { ...metrics.leadTime, ...saying(authorRules(told)) },
    changeFailRate: {
      ...metrics.changeFailRate,
      ...saying([
        ...shares,
        ...(settings.excludeRollbacksFromCfrDenominator
          ? [
              'By configuration it is a share of deployments without the rollbacks that did not fail themselves.',
            ]
          : []),
      ]),
    },
    recoveryTime: { ...metrics.recoveryTime, ...saying(whatWentWrong) },
    reworkRate: { ...metrics.reworkRate, ...saying(shares) },
  };
}

function saying(conventions: readonly string[]) {
  return conventions.length > 0 ? { conventions: [...conventions] } : {};
}

function leftOutRules({ options: { settings }, tally }: Told): string[] {
  const { excludeRedeploys, requireChange } = settings;
  return [
    ...(excludeRedeploys
      ? [
          `Redeployments of the running commit are left out by configuration: ${countOf(
            tally,
            'leftOutRedeploys',
          )} in this window.`,
        ]
      : []),
    ...(requireChange
      ? [
          `Deployments that bring no change are left out by configuration: ${countOf(
            tally,
            'leftOutWithoutChange',
          )} in this window.`,
        ]
      : []),
  ];
}

function brokenRules({ options: { settings } }: Told): string[] {
  return settings.failedDeploymentsAreFailures
    ? [
        'By configuration a rollout that breaks counts as a failure, whether users noticed or not.',
      ]
    : [];
}

/** Why, and how many; never who. */
function authorRules({ options: { excludedAuthors } }: Told): string[] {
  if (!excludedAuthors) {
    return [];
  }
  const { count, because } = excludedAuthors;
  return [
    `Changes by ${count} ${
      count === 1 ? 'author' : 'authors'
    } are left out by configuration: ${because}.`,
  ];
}
