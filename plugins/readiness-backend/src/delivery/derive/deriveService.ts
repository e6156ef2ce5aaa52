import {
  isProductionEnvironment,
  LogicalDeployment,
} from '@groundwork/delivery-metrics';
import { createHash } from 'node:crypto';
import { locksRows } from '../../database/locksRows';
import { sketched } from '../days/sketch';
import { counted } from '../days/tally';
import { attributeIncidents } from './attributeIncidents';
import { changeRuns, RunChange } from './changeRuns';
import { Concerned } from './Concerned';
import { foldRollouts } from './foldRollouts';
import { handOnMarks } from './handOnMarks';
import { incidentsWithEnvironment } from './incidentEnvironments';
import { incidentsToRecheck, spanOf } from './incidentResults';
import { Marks, readMarks, removeMarks } from './marks';
import { readAttempts } from './readAttempts';
import { refreshDays } from './refreshDays';
import { refreshRecords } from './refreshRecords';
import { refreshToldDays } from './refreshToldDays';
import { RolloutRow, ServiceRow } from './resultRows';
import { readRollouts } from './rollouts';
import { settleAuthority } from './settleAuthority';
import { ShaNumbers } from './ShaNumbers';
import { layersOf, MarkedLayer, settleLayers } from './toldApart';
import { Within } from './within';

/** How a derivation is done. */
export interface Derivation {
  readonly nowMs: number;
  /** Whether deployments to other tiers count as well; they are worked out afterwards. */
  readonly hasOtherTiers: boolean;
}

/** What one derivation did. */
export interface Derived {
  readonly service: string;
  readonly foldedDeployments: number;
  readonly refreshedRecords: number;
}

/**
 * Derives one service from what is marked: its runs collapsed, folded on from the last checkpoint that holds, its incidents
 * attributed, the records and days written that this changes. All in the transaction that takes the marks away.
 * Undefined when another replica is at it, or nothing is marked.
 */
export async function deriveService(
  within: Within,
  { nowMs, hasOtherTiers }: Derivation,
): Promise<Derived | undefined> {
  const claimed = await claim(within);
  if (!claimed) {
    return undefined;
  }
  const conventions = conventionsOf(within);
  const marks = await marksOf(within, claimed, conventions);
  if (marks.isEmpty) {
    return undefined;
  }
  const settled = await settleAuthority(within, marks);
  const { isElsewhere, ...derived } = await derive(within, settled);
  if (hasOtherTiers) {
    await handOnMarks(within, settled, isElsewhere);
  }
  await removeMarks(within.transaction, marks);
  await within
    .transaction<ServiceRow>('delivery_services')
    .where({ service: within.service })
    .update({ conventions, failure: null, derived_at_ms: nowMs });
  return derived;
}

async function claim({
  transaction,
  service,
}: Within): Promise<ServiceRow | undefined> {
  const query = transaction<ServiceRow>('delivery_services')
    .where({ service })
    .first();
  return locksRows(transaction) ? query.forUpdate().skipLocked() : query;
}

/** Results of other settings are worked out anew, all of them. */
async function marksOf(
  { transaction, service }: Within,
  claimed: ServiceRow,
  conventions: string,
): Promise<Marks> {
  const marks = await readMarks(transaction, service);
  return claimed.conventions === conventions ? marks : marks.withAll();
}

/**
 * Digest of the settings that a service's results depend on, and of what is counted by day: days that were counted before
 * something was added to that are counted again.
 */
export function conventionsOf({
  settings,
  service,
  chosenSource,
}: Pick<Within, 'settings' | 'service' | 'chosenSource'>): string {
  const { servicePaths, interventionMs, ...others } = settings;
  const text = JSON.stringify({
    ...others,
    // No limit is infinite, which JSON does not know.
    interventionMs: String(interventionMs),
    paths: servicePaths.get(service),
    chosenSource,
    byDay: [...counted, ...sketched],
  });
  return createHash('sha256').update(text).digest('hex');
}

async function derive(
  base: Within,
  marks: Marks,
): Promise<Derived & Pick<FoldedLayer, 'isElsewhere'>> {
  const folds: FoldedLayer[] = [];
  for (const layer of await layersOf(base, marks)) {
    folds.push(await foldLayer(layer));
  }
  const incidents = new Set([
    ...marks.keys('incident'),
    ...(marks.has('all') ? await incidentsWithEnvironment(base) : []),
  ]);
  for (const { within, rollouts, runKeys } of folds) {
    const found = await incidentsToRecheck(within, {
      ...spanOf(rollouts),
      attemptIds: [
        ...new Set(rollouts.flatMap(({ attemptIds }) => attemptIds)),
      ],
      runKeys,
    });
    found.forEach(key => incidents.add(key));
  }
  const touched = await attributeIncidents(base, [...incidents]);
  let refreshedRecords = 0;
  for (const fold of folds) {
    refreshedRecords += await refreshLayer(fold, touched);
  }
  if (folds.length > 1) {
    await refreshToldDays(base);
  }
  await settleLayers(base);
  return {
    service: base.service,
    foldedDeployments: folds[0]?.foldedDeployments ?? 0,
    refreshedRecords,
    isElsewhere: folds.some(({ isElsewhere }) => isElsewhere),
  };
}

/** A layer of a service after its runs were folded. */
interface FoldedLayer extends MarkedLayer {
  readonly foldedDeployments: number;
  /** Whether some of what was read is not production. */
  readonly isElsewhere: boolean;
  readonly changes: readonly RunChange[];
  /** Runs that changed or were folded, and their rollouts as they were and as they are. */
  readonly runKeys: readonly string[];
  readonly rollouts: readonly LogicalDeployment[];
  /** Runs whose records other runs may have changed. */
  readonly concerned: readonly string[];
}

async function foldLayer(layer: MarkedLayer): Promise<FoldedLayer> {
  const { within, marks } = layer;
  const { service, ahead, settings } = within;
  const concerned = new Concerned(ahead, service);
  const numbers = new ShaNumbers(ahead);
  const read = await readAttempts(within.transaction, service, {
    runKeys: marks.has('all') ? undefined : marks.keys('run'),
  });
  const attempts = read.filter(({ attempt }) =>
    isProductionEnvironment(attempt.environment, settings),
  );
  const changes = await changeRuns(within, marks, { attempts, concerned });
  const { folded, remedied, from } = await foldRollouts(
    { within, numbers, concerned },
    changes,
    marks,
  );
  const changed = changes.flatMap(({ before, after }) =>
    [before?.rollout, after].flatMap(rollout => rollout ?? []),
  );
  return {
    ...layer,
    foldedDeployments: folded.length,
    isElsewhere: attempts.length < read.length,
    changes,
    runKeys: [...new Set([...changes, ...folded].map(({ runKey }) => runKey))],
    rollouts: [...changed, ...folded.map(({ rollout }) => rollout)],
    concerned: [
      ...(await runsOf(within, remedied)),
      ...(settings.failedDeploymentsAreFailures
        ? await failuresAfter(within, from?.finishedAtMs)
        : []),
    ],
  };
}

/** Writes records and, of what readers see, days; returns how many records. */
async function refreshLayer(
  { within, marks, changes, runKeys, concerned }: FoldedLayer,
  touched: readonly string[],
): Promise<number> {
  const records = await refreshRecords(within, [
    ...new Set([
      ...runKeys,
      ...touched,
      ...marks.keys('refresh'),
      ...concerned,
    ]),
  ]);
  if (within.layer.name === 'said') {
    await refreshDays(
      within,
      marks.has('all')
        ? 'all'
        : [
            ...changes.map(({ before }) => before?.record),
            ...records.flatMap(({ before, after }) => [before, after]),
          ],
    );
  }
  return records.length;
}

async function runsOf(
  { transaction, service, layer }: Within,
  deploymentIds: readonly string[],
): Promise<readonly string[]> {
  const rollouts = await readRollouts(transaction, service, {
    column: 'id',
    values: [...new Set(deploymentIds)],
    layer,
  });
  return rollouts.map(({ runKey }) => runKey);
}

/** Failed rollouts whose next success may be another one now. */
async function failuresAfter(
  { transaction, service, layer }: Within,
  fromMs = 0,
): Promise<readonly string[]> {
  const keys: readonly string[] = await transaction<RolloutRow>(layer.rollouts)
    .where({ service, status: 'failure' })
    .where('finished_at_ms', '>=', fromMs)
    .pluck('run_key');
  return keys;
}
