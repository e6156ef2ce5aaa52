import { measuredPods, podsIn } from './podUsage';

const named = (name: string) => ({ metadata: { name } });

describe('pods with usage', () => {
  it('are those that the metrics server measured: one that is missing uses an unknown amount, not nothing', () => {
    const { items } = measuredPods({
      pods: { kind: 'PodList', items: [named('started'), named('waiting')] },
      metrics: { kind: 'PodMetricsList', items: [named('started')] },
    });
    expect(items).toEqual([named('started')]);
  });

  it('are looked for among those of their namespace', () => {
    const pod = (namespace: string) => ({
      metadata: { name: 'started', namespace },
    });
    const pods = { kind: 'PodList', items: [pod('cards'), pod('ledger')] };
    expect(podsIn(pods, 'ledger')).toEqual({
      kind: 'PodList',
      items: [pod('ledger')],
    });
  });

  it('are none while a metrics server has measured nothing yet', () => {
    expect(
      measuredPods({
        pods: { items: [named('started')] },
        metrics: { items: [] },
      }).items,
    ).toEqual([]);
  });
});
