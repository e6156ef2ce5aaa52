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

  it('does not take the word of Argo CD that an application with nothing in it is healthy', () => {
    const empty = applicationSchema.parse({
      metadata: { name: 'new', namespace: 'argocd' },
      status: { sync: { status: 'Unknown' }, health: { status: 'Healthy' } },
    });
    expect(applicationSighting(empty, instance).instance).toMatchObject({
      health: 'missing',
      sync: 'unknown',
    });
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
