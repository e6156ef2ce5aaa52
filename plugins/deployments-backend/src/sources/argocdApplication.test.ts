import { z } from 'zod';
import { recording } from '../__testUtils__/servers';
import {
  applicationSchema,
  applicationSighting,
  lastDeploymentOf,
} from './argocdApplication';

const instance = { name: 'hub', frontendUrl: 'https://argocd.test' };

describe('lastDeploymentOf', () => {
  const entry = (id: number, revision: string) => ({ id, revision });

  it('is a rollback when an older revision came back', () => {
    expect(
      lastDeploymentOf([entry(0, 'a'), entry(1, 'b'), entry(2, 'a')])?.rollback,
    ).toEqual({ fromRevision: 'b', toRevision: 'a' });
  });

  it.each([
    ['the same revision was synced again', [entry(0, 'a'), entry(1, 'a')]],
    ['each revision is new', [entry(0, 'a'), entry(1, 'b'), entry(2, 'c')]],
    ['there was only one', [entry(0, 'a')]],
  ])('is no rollback when %s', (_, history) => {
    expect(lastDeploymentOf(history)?.rollback).toBeUndefined();
  });

  describe('of several sources', () => {
    const brought = (id: number, ...revisions: readonly string[]) => ({
      ...{ id, revision: '', revisions: [...revisions] },
    });

    it('is what all of them brought', () => {
      expect(lastDeploymentOf([brought(0, '4.2.0', 'a')])?.revision).toBe(
        '4.2.0 + a',
      );
    });

    it('is a rollback when only another one than the first went back, and that one is named', () => {
      const history = ['a', 'b', 'a'].map((sha, id) =>
        brought(id, '4.2.0', sha),
      );
      expect(lastDeploymentOf(history)?.rollback).toEqual({
        fromRevision: 'b',
        toRevision: 'a',
      });
    });

    it('is no rollback when one goes on while another one goes back', () => {
      const history = [
        brought(0, '4.2.0', 'a'),
        brought(1, '4.3.0', 'b'),
        brought(2, '4.2.0', 'c'),
      ];
      expect(lastDeploymentOf(history)?.rollback).toBeUndefined();
    });
  });

  it('goes by the ids and not by the order of the list', () => {
    expect(lastDeploymentOf([entry(4, 'b'), entry(3, 'a')])?.revision).toBe(
      'b',
    );
  });

  it('knows nothing of an application that was never deployed', () => {
    expect(lastDeploymentOf([])).toBeUndefined();
  });
});

describe('applicationSighting', () => {
  it('recognises the rollback that a real Argo CD recorded', () => {
    const application = applicationSchema.parse(
      recording('argocd/production/payments-rolled-back.json').response.body,
    );
    const { lastDeployment } = applicationSighting(application, instance);
    expect(lastDeployment?.rollback).toBeDefined();
    expect(lastDeployment?.by).toEqual({ kind: 'person', name: 'admin' });
  });

  it('is unknown when Argo CD says a word that nobody knows', () => {
    const strange = applicationSchema.parse({
      metadata: { name: 'x' },
      status: {
        sync: { status: 'Synced' },
        health: { status: 'Splendid' },
        summary: { images: ['r/x:1'], externalURLs: ['data:text/html,hello'] },
      },
    });
    const sighting = applicationSighting(strange, instance);
    expect(sighting.instance.health).toBe('unknown');
    expect(sighting.externalUrls).toEqual([]);
  });
});

describe('an application that never deployed anything', () => {
  const created = recording('argocd/production/application-created.json')
    .response.body;
  const { error: absentInGit } = z
    .object({ error: z.string() })
    .parse(recording('argocd/production/folder-not-in-git.json').response.body);

  function sighted(status: object) {
    const application = applicationSchema.parse(created);
    return applicationSighting(
      applicationSchema.parse({
        ...application,
        status: { ...application.status, ...status },
      }),
      instance,
    ).instance;
  }

  it('waits, as a real Argo CD describes one that was just created', () => {
    expect(
      applicationSighting(applicationSchema.parse(created), instance).instance,
    ).toMatchObject({ health: 'not-deployed', sync: 'unknown' });
  });

  it('is not called healthy although Argo CD does', () => {
    expect(sighted({ health: { status: 'Healthy' } }).health).toBe(
      'not-deployed',
    );
  });

  it('has nothing in Git when Argo CD says that its folder is not there', () => {
    expect(
      sighted({
        sync: { status: 'Unknown' },
        conditions: [{ type: 'ComparisonError', message: absentInGit }],
      }),
    ).toMatchObject({ health: 'not-deployed', sync: 'nothing-in-git' });
  });

  it('may have something in Git when Argo CD could not read it', () => {
    expect(
      sighted({
        sync: { status: 'Unknown' },
        conditions: [
          { type: 'ComparisonError', message: 'authentication required' },
        ],
      }),
    ).toMatchObject({ health: 'not-deployed', sync: 'unknown' });
  });

  it('differs from Git as soon as its folder is there', () => {
    expect(
      sighted({
        sync: { status: 'OutOfSync' },
        health: { status: 'Missing' },
      }),
    ).toMatchObject({ health: 'not-deployed', sync: 'out-of-sync' });
  });

  it.each([
    [
      'it was tried',
      { operationState: { finishedAt: '2026-11-21T00:10:00Z' } },
    ],
    ['it was deployed before', { history: [{ id: 0, revision: 'a' }] }],
  ])('is missing when %s and nothing is there', (_, status) => {
    expect(
      sighted({
        sync: { status: 'OutOfSync' },
        health: { status: 'Missing' },
        ...status,
      }).health,
    ).toBe('missing');
  });
});
