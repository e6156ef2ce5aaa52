import type { Entity, EntityLink } from '@backstage/catalog-model';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { SupportLinksCollector } from './supportLinksCollector';

async function linksOf(links: EntityLink[] | undefined, name = 'cards') {
  const cards: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'cards',
      namespace: 'default',
      ...(links ? { links } : {}),
    },
  };
  const collector = new SupportLinksCollector({
    instance: 'default',
    entities: async () => [cards],
  });
  const ref = `component:default/${name}`;
  const [record] = await collectFixture(collector, {
    kind: 'Component',
    ref,
    name,
  });
  return record;
}

describe('the runbook and the on-call of a component', () => {
  it('are the links of these types', async () => {
    const record = await linksOf([
      { url: 'https://git.example/wiki', title: 'Wiki' },
      { url: 'https://git.example/runbook', type: 'runbook' },
      { url: 'https://pager.example/1', title: 'Payments', type: 'on-call' },
    ]);
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        runbook: { url: 'https://git.example/runbook' },
        onCall: { url: 'https://pager.example/1', title: 'Payments' },
      },
    });
  });

  it('may be a link without a type that is called a runbook', async () => {
    const record = await linksOf([
      { url: 'https://git.example/r', title: 'Runbook' },
    ]);
    expect(record?.value).toEqual({
      runbook: { url: 'https://git.example/r', title: 'Runbook' },
    });
  });

  it('are no address that is not one of the web', async () => {
    const record = await linksOf([
      { url: 'data:text/html,hello', type: 'runbook' },
    ]);
    expect(record?.value).toEqual({});
  });

  it('are seen to be missing where the catalog file names none', async () => {
    expect(await linksOf(undefined)).toMatchObject({
      outcome: 'observed',
      value: {},
    });
  });

  it('cannot be told for a component that has left the catalog', async () => {
    expect(await linksOf([], 'gone')).toMatchObject({
      outcome: 'failed',
      reason: 'not_found',
    });
  });
});
