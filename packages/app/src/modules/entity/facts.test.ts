import type { Entity } from '@backstage/catalog-model';
import { factsOf } from './facts';

function entity(metadata: Partial<Entity['metadata']>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', ...metadata },
  };
}

describe('factsOf', () => {
  it('finds tier, on-call, runbook, docs and source', () => {
    const facts = factsOf(
      entity({
        labels: { tier: 'tier-1' },
        annotations: {
          'backstage.io/techdocs-ref': 'dir:.',
          'backstage.io/source-location': 'url:https://git.example/o/checkout/',
        },
        links: [
          { url: 'https://git.example/runbook', title: 'Runbook' },
          { url: 'https://pager.example/1', title: 'On call', type: 'on-call' },
          { url: 'https://board.example/1', title: 'Board' },
        ],
      }),
    );
    expect(facts).toMatchObject({
      tier: '1',
      runbook: { url: 'https://git.example/runbook' },
      onCall: { url: 'https://pager.example/1' },
      sourceUrl: 'https://git.example/o/checkout/',
      hasDocs: true,
      otherLinks: [{ title: 'Board' }],
    });
  });

  it('never makes a link of something that is no web address', () => {
    const facts = factsOf(
      entity({
        annotations: { 'backstage.io/source-location': 'file:/etc/passwd' },
        links: [
          { url: 'data:text/html,hello', title: 'Runbook', type: 'runbook' },
        ],
      }),
    );
    expect(facts).toEqual({ hasDocs: false, otherLinks: [] });
  });
});
