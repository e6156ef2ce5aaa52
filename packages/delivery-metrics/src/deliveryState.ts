import { DeliveryEngine, type DeliveryChanges } from './deliveryEngine';
import type { DeliveryEvents } from './events';
import type { DeploymentRecord, IncidentRecord } from './records';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from './settings';

/** Everything known after some batches of events. Opaque; read it with {@link deliveryRecords}. */
export interface DeliveryState {
  readonly settings: DeliverySettings;
  /** Number of batches applied. */
  readonly revision: number;
}

/** What a set of events amounts to: a record per deployment and per incident. */
export interface DeliveryRecords {
  /** By service, then in finish order. */
  readonly deployments: readonly DeploymentRecord[];
  /** In order of impact. */
  readonly incidents: readonly IncidentRecord[];
}

interface Hold {
  readonly engine: DeliveryEngine;
  current: DeliveryState;
}

const holds = new WeakMap<DeliveryState, Hold>();

/** A state without events. Settings are fixed for its life: another choice of conventions is another state. */
export function createDeliveryState(
  settings: Partial<DeliverySettings> = {},
): DeliveryState {
  const complete = { ...DEFAULT_DELIVERY_SETTINGS, ...settings };
  const state: DeliveryState = { settings: complete, revision: 0 };
  holds.set(state, { engine: new DeliveryEngine(complete), current: state });
  return state;
}

/**
 * Applies a batch of events, in any order, repeated or late, and tells what changed.
 *
 * The result equals a computation over all events so far. A deployment that finished after all others of its
 * service costs its new commits; a late one, one that changed, or news about a commit that was already judged
 * replays the services concerned, and `changed.replayed` names them.
 *
 * The state that was passed in is used up: its memory lives on in the new one.
 *
 * @throws Error when a state is used a second time.
 */
export function applyEvents(
  state: DeliveryState,
  batch: DeliveryEvents,
): { readonly state: DeliveryState; readonly changed: DeliveryChanges } {
  const hold = holdOf(state);
  const changed = hold.engine.apply(batch);
  const next: DeliveryState = {
    settings: state.settings,
    revision: state.revision + 1,
  };
  hold.current = next;
  holds.delete(state);
  holds.set(next, hold);
  return { state: next, changed };
}

/** All records of a state. */
export function deliveryRecords(state: DeliveryState): DeliveryRecords {
  const { engine } = holdOf(state);
  return { deployments: engine.deployments(), incidents: engine.incidents() };
}

/** Computes the records of a complete set of events at once. */
export function computeDelivery(
  events: DeliveryEvents,
  settings: Partial<DeliverySettings> = {},
): DeliveryRecords {
  return deliveryRecords(
    applyEvents(createDeliveryState(settings), events).state,
  );
}

function holdOf(state: DeliveryState): Hold {
  const hold = holds.get(state);
  if (hold === undefined)
    throw new Error(
      'This delivery state was replaced by a newer one; use what applyEvents returned',
    );
  return hold;
}
