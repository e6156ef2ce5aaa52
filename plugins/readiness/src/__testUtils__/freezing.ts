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

const DAY_MS = 86_400_000;

/** The days of a window that ends before a day; as given where no day is asked for. */
function windowBefore(to: string | undefined, days: number) {
  return to === undefined
    ? {}
    : {
        days,
        toDay: to,
        fromDay: new Date(Date.parse(to) - days * DAY_MS)
          .toISOString()
          .slice(0, 10),
      };
}

/** A backend that remembers what it was asked and what it froze, and says what it was asked for. */
export function renderFreezing(given: FreezingBackend = {}) {
  const items = [...(given.items ?? [])];
  const asked: (string | undefined)[] = [];
  const frozen: AskedBaseline[] = [];
  const targets: AskedTarget[] = [];
  let refusals = given.refuses === undefined ? 0 : 1;
  const newest = () => items[0] ?? baselineWith();
  renderDeliveryPages({
    at: given.at ?? '/delivery/baseline/new',
    entities: [platform],
    answers: {
      delivery: deliveryBackend({
        numbers: async (_scope, { to, days }) => {
          asked.push(to);
          const numbers = given.numbers ?? numbersWith();
          const window = { ...numbers.window, ...windowBefore(to, days) };
          return { numbers: { ...numbers, window } };
        },
        baselines: async () => ({
          items: [...items],
          mayFreeze: given.mayFreeze ?? true,
        }),
        freeze: async wanted => {
          frozen.push(wanted);
          const made = baselineWith({ name: wanted.name, targets: [] });
          items.unshift(made);
          if (given.losesAnswer) throw new TypeError('Failed to fetch');
          return made;
        },
        setTarget: async (_hash, wanted) => {
          if (refusals > 0) {
            refusals -= 1;
            throw new Error(given.refuses);
          }
          targets.push(wanted);
          const set = { ...leadTimeTarget, ...wanted };
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
  return { asked, frozen, targets };
}
