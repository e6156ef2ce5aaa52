import type { Bench, Sample } from './bench';
import { countEntities, serveCatalog } from './servedCatalog';
import { percentile } from './statistics';

const ENTITIES = { usual: 1_000, whole: 10_000 };
const REQUESTS = 100;
const WARM_UP = 20;

/** What the catalog page asks for first, and what it asks for when somebody filters. */
const pages = {
  'first page': 'filter=kind=component',
  'by owner and lifecycle':
    'filter=kind=component,relations.ownedBy=group:default/team-7,spec.lifecycle=production',
  'by words': 'filter=kind=component&fullTextFilterTerm=service-77',
};
const common = 'limit=20&orderField=metadata.name,asc';

/** The catalog's own API under many components on PostgreSQL. */
export const catalogPage: Bench = {
  id: 'catalog-page',
  rounds: { usual: 3, whole: 5 },
  async open(app, context) {
    const entities = context.whole ? ENTITIES.whole : ENTITIES.usual;
    const { url, close } = await serveCatalog(app, context, { entities });
    return { sample: () => measurePages(url, entities), close };
  },
};

async function measurePages(
  url: string,
  entities: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const [name, query] of Object.entries(pages)) {
    const times: number[] = [];
    for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
      const began = performance.now();
      await countEntities(url, `${query}&${common}`);
      if (index >= WARM_UP) times.push(performance.now() - began);
    }
    for (const share of [0.5, 0.95])
      samples.push({
        what: `catalog at ${entities.toLocaleString('en')}, ${name}, p${
          share * 100
        }`,
        value: percentile(times, share),
        unit: 'ms',
        how: `${REQUESTS} requests a round`,
      });
  }
  return samples;
}
