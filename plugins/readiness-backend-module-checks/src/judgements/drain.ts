/** Whether a workload keeps serving while one node is emptied: docs/how-to/survive-a-node-drain.md. */
import type {
  DisruptionBudget,
  Finding,
  Workload,
} from '@groundwork/plugin-readiness-common';
import { list } from '../population/words';
import { fails, holds, isUnknown, type Judgement } from './judgement';
import { podSelector } from './podSelector';

type Facts = Pick<Workload, 'podLabels' | 'replicas' | 'budgets' | 'nodes'>;

/** What of a workload tells whether it survives a drain; what is not known is undefined. */
type Drained = Pick<Workload, 'kind' | 'name'> & {
  readonly [K in keyof Facts]: Facts[K] | undefined;
};

/** A number of pods as Kubernetes reckons it: a percentage is rounded up, for both kinds of budget. */
function podsOf(value: number | string, replicas: number): number {
  return typeof value === 'number'
    ? value
    : Math.ceil((Number.parseFloat(value) / 100) * replicas);
}

/** How many of so many healthy pods a budget lets go at once. */
function letsGo(
  { minAvailable, maxUnavailable }: DisruptionBudget,
  replicas: number,
): number {
  if (maxUnavailable !== undefined) return podsOf(maxUnavailable, replicas);
  return minAvailable === undefined
    ? replicas
    : replicas - podsOf(minAvailable, replicas);
}

/** What is wrong with its budget; nothing when one of it lets some pods go and keeps some. */
function budgetFault(
  budgets: readonly DisruptionBudget[],
  replicas: number,
): string | undefined {
  const [budget, another] = budgets;
  if (!budget) return 'has no disruption budget';
  if (another)
    return `is under ${budgets.length} disruption budgets, and Kubernetes then evicts no pod at all`;
  const going = letsGo(budget, replicas);
  if (going <= 0)
    return `has a disruption budget, ${budget.name}, that lets no pod go, so a drain waits for it`;
  return going >= replicas && replicas > 1
    ? `has a disruption budget, ${budget.name}, that lets all pods go at once`
    : undefined;
}

/** A fault of its budget: what has to be written is another number, not another file. */
function mendBudget({ name }: DisruptionBudget): NonNullable<Finding['mend']> {
  return {
    into: `PodDisruptionBudget ${name}, in place of minAvailable`,
    yaml: 'spec:\n  maxUnavailable: 1\n',
  };
}

/** The lines for the first thing that is wrong; none where a budget has to go. */
function mendOf(
  drained: Drained,
  replicas: number,
  hasFault: boolean,
): Finding['mend'] {
  const { kind, name, budgets = [] } = drained;
  const manifest = `the manifest of ${kind} ${name}`;
  if (replicas < 2) return { into: manifest, yaml: 'spec:\n  replicas: 2\n' };
  const [budget, another] = budgets;
  if (another) return undefined;
  if (budget && hasFault) return mendBudget(budget);
  if (hasFault)
    return {
      into: 'a new file beside its manifest',
      yaml: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: ${podSelector(drained)}
`,
    };
  return {
    into: manifest,
    yaml: `spec:
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: ${podSelector(drained)}
`,
  };
}

/** Judges "some of its pods serve while a node is drained": two copies, on two nodes, under one budget that spares some. */
export function judgeDrain(drained: Drained): Judgement {
  const { kind, replicas, budgets, nodes } = drained;
  // A node takes only its own pod with it, and gives it a place again.
  if (kind === 'DaemonSet') return holds;
  if (replicas === undefined)
    return isUnknown('does not tell how many copies it runs');
  if (replicas === 0)
    return isUnknown('is switched off, so nothing shows what a drain would do');
  const fault = budgets && budgetFault(budgets, replicas);
  const faults = [
    ...(replicas < 2 ? ['runs one copy'] : []),
    ...(fault === undefined ? [] : [fault]),
    ...(replicas > 1 && nodes === 1
      ? [`has all of its ${replicas} copies on one node`]
      : []),
  ];
  if (faults.length > 0)
    return fails(list(faults), mendOf(drained, replicas, fault !== undefined));
  if (budgets === undefined)
    return isUnknown('may be under a disruption budget that could not be read');
  if (nodes === undefined)
    return isUnknown('has pods on nodes that could not be read');
  return nodes === 0
    ? isUnknown('has no pod that runs, so its nodes are not known')
    : holds;
}
