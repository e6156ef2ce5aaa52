import { judgeDrain } from './drain';

type Drained = Parameters<typeof judgeDrain>[0];

const kept: Drained = {
  kind: 'Deployment',
  name: 'limits',
  replicas: 2,
  budgets: [{ name: 'limits', maxUnavailable: 1 }],
  nodes: 2,
};
const says = (more: Partial<Drained>) => {
  const judgement = judgeDrain({ ...kept, ...more });
  return judgement.state === 'holds'
    ? 'holds'
    : `${judgement.state}: ${judgement.says}`;
};
const budgets = (...all: readonly object[]) =>
  all.map((each, index) => ({ name: `budget-${index}`, ...each }));

describe('whether a workload survives the drain of a node', () => {
  it('reckons percentages as Kubernetes does, rounded up', () => {
    expect(says({ budgets: budgets({ maxUnavailable: '10%' }) })).toBe('holds');
    expect(
      says({ replicas: 3, budgets: budgets({ minAvailable: '67%' }) }),
    ).toBe(
      'fails: has a disruption budget, budget-0, that lets no pod go, so a drain waits for it',
    );
    expect(
      says({ replicas: 3, budgets: budgets({ minAvailable: '66%' }) }),
    ).toBe('holds');
  });

  it.each([
    [{ maxUnavailable: 0 }, 'lets no pod go, so a drain waits for it'],
    [{ minAvailable: '100%' }, 'lets no pod go, so a drain waits for it'],
    [{ minAvailable: 5 }, 'lets no pod go, so a drain waits for it'],
    [{ maxUnavailable: 2 }, 'lets all pods go at once'],
    [{ minAvailable: 0 }, 'lets all pods go at once'],
    [{}, 'lets all pods go at once'],
  ])('fails under a budget of %j', (budget, what) => {
    expect(says({ budgets: budgets(budget) })).toBe(
      `fails: has a disruption budget, budget-0, that ${what}`,
    );
  });

  it('fails under two budgets, because none of its pods can then be evicted', () => {
    expect(
      says({
        budgets: budgets({ maxUnavailable: 1 }, { maxUnavailable: 1 }),
      }),
    ).toBe(
      'fails: is under 2 disruption budgets, and Kubernetes then evicts no pod at all',
    );
  });

  it('fails with one copy whatever else is not known', () => {
    expect(says({ replicas: 1, budgets: undefined, nodes: undefined })).toBe(
      'fails: runs one copy',
    );
  });

  it('asks nothing of what runs once on every node', () => {
    expect(says({ kind: 'DaemonSet', replicas: undefined, budgets: [] })).toBe(
      'holds',
    );
  });

  it('does not know of what is switched off, does not run or was not told', () => {
    expect(says({ replicas: 0 })).toMatch(/^unknown: is switched off/);
    expect(says({ nodes: 0 })).toMatch(/^unknown: has no pod that runs/);
    expect(says({ replicas: undefined })).toMatch(/^unknown: does not tell/);
    expect(says({ budgets: undefined })).toMatch(/^unknown: may be under/);
    expect(says({ nodes: undefined })).toMatch(/^unknown: has pods on nodes/);
  });

  it('gives the lines that mend the worst of it', () => {
    const yamlOf = (more: Partial<Drained>) => {
      const judgement = judgeDrain({ ...kept, ...more });
      return judgement.state === 'fails' ? judgement.mend?.yaml : undefined;
    };
    expect(yamlOf({ replicas: 1, budgets: [] })).toContain('replicas: 2');
    expect(
      yamlOf({ budgets: [], podLabels: { app: 'limits', release: '4' } }),
    ).toContain('matchLabels: { app: limits }');
    expect(yamlOf({ budgets: budgets({ minAvailable: 2 }) })).toBe(
      'spec:\n  maxUnavailable: 1\n',
    );
    expect(yamlOf({ nodes: 1 })).toContain('kubernetes.io/hostname');
    // A selector nobody knows is left to the reader.
    expect(yamlOf({ budgets: [] })).toContain('{ LABEL: OF-ITS-PODS }');
  });
});
