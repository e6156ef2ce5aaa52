import { ConfigReader } from '@backstage/config';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import { CdEvents } from './CdEvents';

const config = new ConfigReader({});
const decoder = CdEvents.fromConfig(config);
const shop: Subject = {
  kind: 'Component',
  ref: 'component:default/shop',
  name: 'shop',
  type: 'service',
  lifecycle: 'production',
  annotations: { 'github.com/project-slug': 'acme/shop' },
};
const collector = {
  collector: 'github:commits',
  source: { kind: 'github', instance: 'git.test' },
};
const SHA = '0a'.repeat(20);
const AT = '2026-11-01T10:00:00Z';

const event = (type: string, subject: object, more: object = {}) => ({
  context: {
    ...{ version: '0.4.1', id: '271', source: '/deployer', timestamp: AT },
    type: `dev.cdevents.${type}.0.2.0`,
  },
  subject,
  ...more,
});
const tell = (payload: unknown) =>
  decoder.decode(
    { topic: 'cdevents', payload },
    {
      ...{ services: [shop], collectors: [collector] },
      sources: SourceClients.fromConfig(config),
      asOf: new Date(AT),
    },
  );
const deployed = (environment: string, content: object = {}) => ({
  id: 'shop',
  content: { environment: { id: environment }, ...content },
});

describe('CDEvents', () => {
  it.each(['deployed', 'upgraded', 'rolledback'])(
    'tell with service.%s of a deployment that succeeded',
    type => {
      expect(tell(event(`service.${type}`, deployed('production')))).toEqual({
        source: { kind: 'cdevents', instance: 'default' },
        events: [
          {
            ...{ kind: 'deployment', id: '/deployer#271' },
            ...{ place: 'service:shop', environment: 'production' },
            startedAtMs: Date.parse(AT),
            statuses: [{ state: 'success', atMs: Date.parse(AT) }],
            withoutSha: { reason: 'not-told' },
          },
        ],
        places: [{ place: 'service:shop', service: shop.ref }],
        evidence: 'deployments',
        due: [],
      });
    },
  );

  it('mean the same inside a CloudEvent', () => {
    const plain = event('service.deployed', deployed('production'));
    expect(tell({ specversion: '1.0', id: 'x', data: plain })).toEqual(
      tell(plain),
    );
  });

  it('do not let a source count for a service that it knows in staging alone', () => {
    const told = tell(event('service.deployed', deployed('staging')));
    expect(told).toMatchObject({ places: [] });
    expect(told?.events).toHaveLength(1);
  });

  it.each([
    [{ artifactId: `pkg:github/acme/shop@${SHA}` }, {}],
    // As this portal writes them.
    [{ artifactId: `pkg:generic/shop@${SHA}` }, {}],
    [
      {
        artifactId: `pkg:oci/shop@sha256%3Aff?vcs_url=git%2Bhttps%3A%2F%2Fgit.test%2Facme%2Fshop%40${SHA}`,
      },
      {},
    ],
    [{}, { customData: { commit: SHA } }],
  ])('find the commit in %j %j', (content, more) => {
    const told = tell(
      event('service.deployed', deployed('production', content), more),
    );
    expect(told?.events).toMatchObject([{ sha: SHA }]);
  });

  it.each([
    [{ startedBy: { kind: 'person', name: 'ada' } }],
    [{ startedBy: { kind: 'automation' } }],
  ])('say who or what deployed in the data of their sender, %j', customData => {
    const told = tell(
      event('service.deployed', deployed('production'), { customData }),
    );
    expect(told?.events).toMatchObject([customData]);
  });

  it('say nobody where the data of their sender cannot be understood', () => {
    const customData = { commit: SHA, startedBy: 'ada' };
    const told = tell(
      event('service.deployed', deployed('production'), { customData }),
    );
    expect(told?.events).toMatchObject([{ sha: SHA }]);
    expect(told?.events[0]).not.toHaveProperty('startedBy');
  });

  it('take no digest of an image for a commit', () => {
    const artifactId = `pkg:oci/shop@sha256%3A${'ab'.repeat(32)}`;
    const told = tell(
      event('service.deployed', deployed('production', { artifactId })),
    );
    expect(told?.events[0]).not.toHaveProperty('sha');
  });

  it('have the services of a merged change read by whatever reads them', () => {
    const change = { id: '9', content: { repository: { id: 'Acme/shop' } } };
    expect(tell(event('change.merged', change))).toMatchObject({
      events: [],
      due: [{ ...collector, services: [shop.ref] }],
    });
  });

  it('tell of the beginning and the end of an incident under one id, and where it was felt', () => {
    const incident = (more: object = {}) => ({
      ...{ id: 'INC-1', source: '/pager' },
      content: { service: { id: 'shop' }, ...more },
    });
    expect(tell(event('incident.detected', incident()))).toMatchObject({
      events: [{ kind: 'incident', id: '/pager#INC-1' }],
    });
    expect(tell(event('incident.resolved', incident()))).toMatchObject({
      events: [],
      ends: [{ id: '/pager#INC-1', atMs: Date.parse(AT) }],
    });
    const staging = incident({ environment: { id: 'staging' } });
    expect(tell(event('incident.detected', staging))).toMatchObject({
      events: [{ id: '/pager#INC-1', environment: 'staging' }],
    });
    expect(tell(event('incident.resolved', staging))).toMatchObject({
      ends: [{ id: '/pager#INC-1' }],
    });
  });

  it('are of nobody when they name no service of the catalog or are of another kind', () => {
    const other = { ...deployed('production'), id: 'other' };
    expect(tell(event('service.deployed', other))).toBeUndefined();
    expect(tell(event('build.finished', { id: 'b' }))).toBeUndefined();
  });

  it('are not understood without a time, or without an environment', () => {
    expect(() => tell({ context: {}, subject: { id: 'x' } })).toThrow(
      /^context\.id is missing$/,
    );
    expect(() =>
      tell(event('service.deployed', { id: 'shop', content: {} })),
    ).toThrow(/^environment is missing$/);
  });
});
