import { EveryInstance } from './EveryInstance';
import type { InstanceRead } from './ApplicationReader';

const wanted = { name: 'payments', namespace: undefined };
const staging = {
  name: 'staging',
  url: 'https://staging.example.org',
  frontendUrl: 'https://staging.example.org',
};

const read: InstanceRead = {
  name: 'staging',
  applications: [
    {
      metadata: { name: 'payments', namespace: 'argocd' },
      spec: {},
      status: {
        sync: { status: 'Synced' },
        health: { status: 'Healthy' },
        history: Array.from({ length: 25 }, (_, id) => ({
          id,
          revision: `1.0.${id}`,
          deployedAt: new Date(Date.UTC(2026, 9, 1 + id)).toISOString(),
        })),
      },
    },
  ],
};

/** A reader whose answers come when they are released. */
function reader() {
  const waiting: (() => void)[] = [];
  const everything = jest.fn(
    () =>
      new Promise<InstanceRead>(resolve => {
        waiting.push(() => resolve(read));
      }),
  );
  return {
    everything,
    instances: () => [staging],
    revisionOf: jest.fn(async () => ({ author: 'Somebody' })),
    release: () => waiting.splice(0).forEach(answer => answer()),
  };
}

describe('EveryInstance', () => {
  it('reads an instance once for two questions at the same time, and anew for a later one', async () => {
    const answers = reader();
    const everywhere = new EveryInstance(answers);
    const both = Promise.all([
      everywhere.applications(wanted),
      everywhere.revisions(wanted),
      everywhere.applications({ ...wanted, namespace: 'other' }),
    ]);
    // The third is about another application.
    expect(answers.everything).toHaveBeenCalledTimes(2);
    answers.release();
    await both;

    const later = everywhere.applications(wanted);
    expect(answers.everything).toHaveBeenCalledTimes(3);
    answers.release();
    await later;
  });

  it('asks for the twenty revisions that were deployed last', async () => {
    const answers = reader();
    const asked = new EveryInstance(answers).revisions(wanted);
    answers.release();
    const { items } = await asked;
    expect(items.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 20 }, (_, index) => `1.0.${24 - index}`),
    );
    expect(answers.revisionOf).toHaveBeenCalledTimes(20);
  });
});
