import type { DeliveryDeployment, DeliveryNumbers } from '../../answers';
import type { OtherEnvironments } from '../../deliveryApi';

type Lane = OtherEnvironments['items'][number];
type Period = DeliveryNumbers['periods'][number];

/** What was deployed within a part of the window: to production, and to each other environment. */
export interface HistoryRow {
  readonly period: Period;
  readonly production: readonly DeliveryDeployment[];
  readonly others: ReadonlyMap<string, Lane['deployments']>;
}

/** Deployments by the part of the window that they ended in, the newest first; parts without any are left out. */
export function rowsOf(
  { periods, window }: DeliveryNumbers,
  production: readonly DeliveryDeployment[],
  others: readonly Lane[],
): readonly HistoryRow[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: window.timeZone });
  const within =
    (period: Period) =>
    ({ finishedAt }: { readonly finishedAt: string }) => {
      const day = dayOf.format(Date.parse(finishedAt));
      return day >= period.fromDay && day < period.toDay;
    };
  return [...periods]
    .reverse()
    .map(period => ({
      period,
      production: production.filter(within(period)),
      others: new Map(
        others.map(({ environment, deployments }) => [
          environment,
          deployments.filter(within(period)),
        ]),
      ),
    }))
    .filter(row =>
      [row.production, ...row.others.values()].some(({ length }) => length > 0),
    );
}

/** A deployment in any lane. */
export interface Placed {
  readonly id: string;
  readonly sha?: string | undefined;
}

/** Those of the commit that the address names, the newest first. */
export function ofCommit(
  commit: string | undefined,
  rows: readonly HistoryRow[],
): readonly Placed[] {
  return rows
    .flatMap(({ production, others }): readonly Placed[] => [
      ...production,
      ...[...others.values()].flat(),
    ])
    .filter(({ sha }) => commit !== undefined && sha === commit);
}

/** One mark, as a row of its own. */
export interface HistoryMark {
  readonly environment: string;
  readonly id: string;
  readonly finishedAt: string;
  readonly status: string;
  readonly startedBy?: DeliveryDeployment['startedBy'];
}

/** Every mark that is drawn, lane by lane within each row. */
export function marksOf(
  rows: readonly HistoryRow[],
  tier: string,
): readonly HistoryMark[] {
  const marked =
    (environment: string) =>
    ({
      id,
      finishedAt,
      status,
      startedBy,
    }: Omit<HistoryMark, 'environment'>): HistoryMark => ({
      ...{ environment, id, finishedAt, status },
      ...(startedBy ? { startedBy } : {}),
    });
  return rows.flatMap(({ production, others }) => [
    ...production.map(marked(tier)),
    ...[...others].flatMap(([environment, deployments]) =>
      deployments.map(marked(environment)),
    ),
  ]);
}
