/** What is known of a claim about every workload of a service, for each service in production. */
import {
  locatorOf,
  productionComponents,
  type Inventory,
  type InventoryComponent,
} from '@groundwork/plugin-readiness-common';
import { isUnderstood } from '@groundwork/workload-ownership';
import type { Judgement } from '../judgements/judgement';
import { unowned, type OwnedRow } from './owners';
import { groupBy } from './pipelines';

/** A workload with what is known of the claim. */
type JudgedRow<T> = OwnedRow<T> & { readonly judgement: Judgement };

/** A service with its workloads. */
export interface JudgedService<T> {
  readonly component: InventoryComponent;
  readonly rows: readonly JudgedRow<T>[];
  /** `open`: it may hold or not, or say nothing of the service at all. */
  readonly state: 'holds' | 'fails' | 'open';
}

/** What of a workload says that it runs. */
interface Running {
  readonly hasReadyPod?: boolean;
}

interface Whole {
  /** A cluster was not read, in which any service may run. */
  readonly isPartUnread: boolean;
  /** Workloads that belong to nobody may belong to any service that has none. */
  readonly hasStrays: boolean;
}

function stateOf<T extends Running>(
  component: InventoryComponent,
  rows: readonly JudgedRow<T>[],
  { isPartUnread, hasStrays }: Whole,
): JudgedService<T>['state'] | undefined {
  if (rows.some(({ judgement }) => judgement.state === 'fails')) return 'fails';
  if (isPartUnread) return 'open';
  if (rows.length === 0)
    return hasStrays || !isUnderstood(locatorOf(component))
      ? 'open'
      : undefined;
  return rows.some(({ judgement }) => judgement.state === 'unknown') ||
    rows.every(({ fact }) => fact.hasReadyPod === false)
    ? 'open'
    : 'holds';
}

/** The services of production that run there, or may. Each is judged as its own check judges it. */
export function servicesInProduction<T extends Running>(
  rows: readonly JudgedRow<T>[],
  inventory: Inventory,
  isPartUnread: boolean,
): readonly JudgedService<T>[] {
  const whole = { isPartUnread, hasStrays: unowned(rows).length > 0 };
  const byOwner = new Map(
    groupBy(
      rows.flatMap(row => row.owners.map(({ ref }) => ({ ref, row }))),
      ({ ref }) => ref,
    ),
  );
  return productionComponents(inventory)
    .filter(({ type }) => type === 'service')
    .flatMap(component => {
      const own = (byOwner.get(component.ref) ?? []).map(({ row }) => row);
      const state = stateOf(component, own, whole);
      return state === undefined ? [] : [{ component, rows: own, state }];
    });
}
