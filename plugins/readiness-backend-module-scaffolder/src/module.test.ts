import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  goldenPathRuns,
  sourceSubject,
} from '@groundwork/plugin-readiness-common';
import {
  readinessCollectorsExtensionPoint,
  type CollectorSet,
} from '@groundwork/plugin-readiness-node';
import {
  collectFixture,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';
import {
  pretendScaffolder,
  type PretendState,
} from './__testUtils__/pretendScaffolder';
import { readinessModuleScaffolder } from './module';

const PEOPLE = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada', namespace: 'default' },
    spec: { memberOf: ['cards'] },
  },
];

let state: PretendState;
let server: FakeSource;
beforeAll(async () => {
  state = {
    tasks: [{ id: 'one', createdBy: 'user:default/ada', output: {} }],
  };
  server = await pretendScaffolder(state);
});
afterAll(() => server.close());

/** What the module adds to the readiness backend with this configuration. */
async function setOf(scaffolder: object): Promise<CollectorSet> {
  const sets: CollectorSet[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        readinessCollectorsExtensionPoint,
        { addCollectors: (set: CollectorSet) => sets.push(set) },
      ],
    ],
    features: [
      readinessModuleScaffolder,
      catalogServiceMock.factory({ entities: PEOPLE }),
      mockServices.rootConfig.factory({
        data: { readiness: { scaffolder } },
      }),
      mockServices.discovery.mock({
        getBaseUrl: async plugin => `${server.url}/api/${plugin}`,
      }).factory,
    ],
  });
  await backend.stop();
  const [set] = sets;
  if (!set) throw new Error('The module added nothing');
  return set;
}

describe('the module of the scaffolder', () => {
  it('expects nothing while no scaffolder is named, so that nothing is said of golden paths', async () => {
    expect((await setOf({})).subjects).toEqual([]);
  });

  it('reads this portal’s own runs as the plugin itself, and the people of its catalog', async () => {
    const { collectors, subjects = [] } = await setOf({ ownRuns: true });
    expect(subjects).toEqual([sourceSubject('own', 'scaffolder')]);
    const [registration] = collectors;
    if (!registration) throw new Error('no collector');
    const [record] = await collectFixture(registration.collector, subjects);
    expect(goldenPathRuns.schema.parse(record?.value).runs).toMatchObject([
      { id: 'one', teams: ['group:default/cards'] },
    ]);
    expect([...(state.tokens ?? [])]).toEqual([
      expect.stringMatching(/^Bearer mock-service-token/),
    ]);
  });
});
