import type { Entity } from '@backstage/catalog-model';
import type { DeliveryBaseline, DeliveryNumbers } from '../answers';
import type { AskedBaseline, AskedTarget } from '../deliveryApi';
import { baselineWith, leadTimeTarget, proofWith } from './baselines';
import { numbersWith } from './delivery';
import { deliveryBackend, renderDeliveryPages } from './render';

const platform: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'platform', namespace: 'default', title: 'Platform' },
  spec: { type: 'team', children: [] },
};

/** How the backend of a test freezes. */
interface FreezingBackend {
  readonly numbers?: DeliveryNumbers;
  readonly mayFreeze?: boolean;
  readonly items?: readonly DeliveryBaseline[];
  /** What the backend says when a target is set for the first time. */
  readonly refuses?: string;
  /** The answer of freezing gets lost on its way, though it was done. */
  readonly losesAnswer?: boolean;
  readonly at?: string;
}

/** A backend that remembers what it froze, and says what it was asked for. */
export function renderFreezing(given: FreezingBackend = {}) {
  const items = [...(given.items ?? [])];
  const frozen: AskedBaseline[] = [];
  const targets: AskedTarget[] = [];
  let refusals = given.refuses === undefined ? 0 : 1;
  const newest = () => items[0] ?? baselineWith();
  renderDeliveryPages({
    at: given.at ?? '/delivery/baseline/new',
    entities: [platform],
    answers: {
      delivery: deliveryBackend({
        numbers: async () => ({ numbers: given.numbers ?? numbersWith() }),
        baselines: async () => ({
          items: [...items],
          mayFreeze: given.mayFreeze ?? true,
        }),
        freeze: async asked => {
          frozen.push(asked);
          const made = baselineWith({ name: asked.name, targets: [] });
          items.unshift(made);
          if (given.losesAnswer) throw new TypeError('Failed to fetch');
          return made;
        },
        setTarget: async (_hash, asked) => {
          if (refusals > 0) {
            refusals -= 1;
            throw new Error(given.refuses);
          }
          targets.push(asked);
          const set = { ...leadTimeTarget, ...asked };
          items[0] = { ...newest(), targets: [set] };
          return set;
        },
        proof: async () => {
          const { after: _, ...early } = proofWith();
          return { ...early, baseline: newest() };
        },
      }),
    },
  });
  return { frozen, targets };
}
