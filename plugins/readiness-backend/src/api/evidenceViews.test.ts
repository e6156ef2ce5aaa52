import {
  application,
  EvidenceKind,
  EvidenceRecord,
  Inventory,
  workload,
} from '@groundwork/plugin-readiness-common';
import { testRecord } from '../__testUtils__/fakes';
import { testChecks } from '../__testUtils__/testChecks';
import { viewOfObject, viewsOfService } from './evidenceViews';

const [check] = testChecks.slice(-1);

function deployment(name: string, component = name) {
  return workload.schema.parse({
    workloads: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'cards',
        name,
        component,
        images: [],
        claims: {},
        secrets: [],
      },
    ],
    unread: [],
  }).workloads[0];
}

function cluster(...names: readonly string[]): EvidenceRecord {
  return testRecord({
    kind: 'workload',
    source: { kind: 'kubernetes', instance: 'production' },
    value: { workloads: names.map(name => deployment(name)), unread: [] },
  });
}

function instance(
  ...apps: readonly { readonly name: string; readonly lists: string[] }[]
): EvidenceRecord {
  return testRecord({
    kind: 'application',
    subjectRef: 'source:production',
    source: { kind: 'argocd', instance: 'production' },
    value: application.schema.parse({
      applications: apps.map(({ name, lists }) => ({
        name,
        url: `https://argocd.example.com/applications/${name}`,
        destination: {},
        sync: 'Synced',
        automated: true,
        selfHeal: true,
        prune: true,
        ignoredDifferences: 0,
        resources: lists.map(listed => ({
          group: 'apps',
          kind: 'Deployment',
          namespace: 'cards',
          name: listed,
        })),
        images: [],
        history: [],
      })),
    }),
  });
}

const inventory: Inventory = {
  components: ['issuing', 'limits'].map(name => ({
    ref: `component:default/${name}`,
    name,
    type: 'service',
    lifecycle: 'production',
  })),
  teams: [],
  clusters: [{ name: 'production', tier: 'production' }],
  undeclaredClusters: [],
  subjects: [],
};

const of = (record: EvidenceRecord, kind: EvidenceKind<unknown>) => ({
  record,
  kind,
  check,
});
const issuing = { subjectRef: 'component:default/issuing', inventory };

describe('what a check of a service was judged from', () => {
  it('is the own workload of the service and no other of its cluster', () => {
    const views = viewsOfService(
      [of(cluster('issuing', 'limits'), workload)],
      issuing,
    );
    expect(views).toHaveLength(1);
    expect(views[0]?.record.object).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'cards',
      name: 'issuing',
    });
    expect(JSON.stringify(views)).not.toContain('limits');
    expect(views[0]?.objectCount).toBe(2);
  });

  it('is the application that declares its workload, with the line that does', () => {
    const views = viewsOfService(
      [
        of(cluster('issuing', 'limits'), workload),
        of(
          instance(
            { name: 'others', lists: ['limits'] },
            { name: 'cards', lists: ['limits', 'issuing'] },
          ),
          application,
        ),
      ],
      issuing,
    );
    expect(views.map(({ record }) => record.object?.name)).toEqual([
      'issuing',
      'cards',
    ]);
    expect(views[1]?.fields).toContain('resources.1');
    expect(views[1]?.record.object?.url).toBe(
      'https://argocd.example.com/applications/cards',
    );
  });

  it('names a cluster that was read and holds nothing of it, and shows nothing of what is there', () => {
    const views = viewsOfService(
      [of(cluster('limits', 'rates'), workload)],
      issuing,
    );
    expect(views).toMatchObject([{ objectCount: 2, objects: [] }]);
    expect(views[0]?.record).not.toHaveProperty('value');
    expect(JSON.stringify(views)).not.toContain('limits');
  });

  it('is a look that failed, with its reason', () => {
    const { value: _, ...rest } = cluster();
    const failed: EvidenceRecord = {
      ...rest,
      outcome: 'failed',
      reason: 'forbidden',
    };
    expect(viewsOfService([of(failed, workload)], issuing)).toMatchObject([
      { record: { outcome: 'failed', reason: 'forbidden' } },
    ]);
  });
});

describe('one object of an observation', () => {
  const clusters = of(cluster('issuing', 'limits'), workload);

  it('is found by its name', () => {
    const view = viewOfObject(clusters, {
      kind: 'Deployment',
      namespace: 'cards',
      name: 'limits',
    });
    expect(view?.record.value).toMatchObject({ name: 'limits' });
  });

  it('is not there when nothing has that name', () => {
    expect(
      viewOfObject(clusters, { kind: 'Deployment', name: 'limits' }),
    ).toBeUndefined();
  });

  it('is chosen from names: a whole cluster is never answered', () => {
    const view = viewOfObject(clusters, undefined);
    expect(view?.record).not.toHaveProperty('value');
    expect(view?.objects).toEqual([
      { kind: 'Deployment', namespace: 'cards', name: 'issuing' },
      { kind: 'Deployment', namespace: 'cards', name: 'limits' },
    ]);
  });
});
