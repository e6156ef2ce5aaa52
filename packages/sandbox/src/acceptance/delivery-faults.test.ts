import type { Subject } from '@groundwork/plugin-readiness-common';
// The collectors as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import { argocdEventCollectors } from '@groundwork/plugin-readiness-backend-module-argocd';
import { jenkinsEventCollectors } from '@groundwork/plugin-readiness-backend-module-jenkins';
import { kubernetesEventCollectors } from '@groundwork/plugin-readiness-backend-module-kubernetes';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { EventReadings } from '@groundwork/plugin-readiness-node/testUtils';
import type { Fault } from '../company';
import type { RunningSandbox } from '../sandbox';
import { componentsOf, sandboxConfiguration } from './__testUtils__/deliveries';
import {
  PATIENCE_MS,
  PORT_BASE,
  startSmallCompany,
} from './__testUtils__/servers';

jest.setTimeout(PATIENCE_MS);

let sandbox: RunningSandbox;
let services: readonly Subject[];
beforeAll(async () => {
  sandbox = await startSmallCompany();
  services = componentsOf(sandbox.gitHost().company).map(({ metadata }) => ({
    kind: 'Component',
    ref: `component:default/${metadata.name}`,
    name: metadata.name,
    annotations: { ...metadata.annotations },
  }));
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

const at = (offset: number) => `http://localhost:${PORT_BASE + offset}`;
const { groundwork } = sandboxConfiguration();

const cluster = {
  ...{ name: 'production-api', url: at(14), authProvider: 'serviceAccount' },
  serviceAccountToken: 'sandbox-production-api-reader',
};
const instance = {
  ...{ name: 'argocd-production', url: at(22) },
  token: 'sandbox-argocd-reader',
};
const controller = {
  ...{ name: 'default', baseUrl: at(3), username: 'groundwork-reader' },
  apiKey: 'sandbox-jenkins-reader',
};
const { registries } = groundwork;
const clusters = [cluster];
const environments = [{ name: 'production', clusters: ['production-api'] }];

const sources = [
  {
    system: 'argocd:argocd-production',
    make: argocdEventCollectors,
    config: {
      argocd: {
        appLocatorMethods: [{ type: 'config', instances: [instance] }],
      },
      groundwork: {
        registries,
        environments: [
          { name: 'production', argocdInstances: ['argocd-production'] },
        ],
      },
    },
    /** What was listed is kept while nobody says what it brought. */
    silentAt: '/api/v1/applications/',
  },
  {
    system: 'cluster:production-api',
    make: kubernetesEventCollectors,
    config: {
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
      groundwork: { registries, environments },
    },
    silentAt: '/apis/apps/v1/statefulsets',
  },
  {
    system: 'jenkins',
    make: jenkinsEventCollectors,
    config: { jenkins: { instances: [controller] } },
    silentAt: '/job',
  },
] as const;

describe.each(sources)(
  'reading $system',
  ({ system, make, config, silentAt }) => {
    /** Jenkins has a stream for each job; one is enough here. */
    const some = () => {
      const job = services.find(
        ({ annotations }) => annotations?.['jenkins.io/job-full-name'],
      );
      return system === 'jenkins' && job ? [job] : services;
    };
    const now = () => new Date(sandbox.clock.now()).toISOString();

    it.each<[string, Fault, string | undefined]>([
      ['refused', { kind: 'status', status: 403 }, 'forbidden'],
      ['cut off', { kind: 'cut-off-body' }, undefined],
      ['silent', { kind: 'never-answers', path: silentAt }, 'timeout'],
    ])(
      'goes on where it was %s, and tells the same',
      async (_, fault, reason) => {
        const options = { asOf: now(), services: some() };
        const unhindered = new EventReadings(config, services);
        await unhindered.read(make, options);
        expect(unhindered.kept.deployments.size).toBeGreaterThan(0);
        const readings = new EventReadings(config, services);
        sandbox.faults.set(system, fault);
        const { streams } = await readings.read(make, options);
        expect(streams).toMatchObject([
          { end: { outcome: 'failed', ...(reason ? { reason } : {}) } },
        ]);
        sandbox.faults.clear(system);
        const second = await readings.read(make, options);
        expect(second.streams).toMatchObject([
          { end: { outcome: 'complete' } },
        ]);
        expect(new Map([...readings.kept.deployments].sort())).toEqual(
          new Map([...unhindered.kept.deployments].sort()),
        );
      },
    );
  },
);
