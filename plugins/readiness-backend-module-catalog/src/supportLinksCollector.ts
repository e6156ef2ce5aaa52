import type { EntityLink } from '@backstage/catalog-model';
import {
  observed,
  supportLinks,
  type Observation,
  type Subject,
  type SupportLinks,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { byRef, lookUp, type CatalogReader } from './catalogEntities';

/** Reads where a component's runbook is and who is called: what the portal shows on its page. */
export class SupportLinksCollector implements Collector<SupportLinks> {
  readonly id = 'catalog:support-links';
  readonly produces = supportLinks;
  readonly appliesTo = { kind: 'Component' } as const;

  constructor(private readonly reader: CatalogReader) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<SupportLinks>> {
    const known = await context.once('entities', async () =>
      byRef(await this.reader.entities()),
    );
    const { entity, look } = lookUp(subject, known, this.reader);
    // A script or a data address is nothing that a person may be sent to.
    const links = (entity.metadata.links ?? []).filter(({ url }) =>
      /^https?:\/\//i.test(url),
    );
    return observed(
      {
        ...named('runbook', links.find(isRunbook)),
        ...named(
          'onCall',
          links.find(({ type }) => type === 'on-call'),
        ),
      },
      look,
    );
  }
}

function isRunbook({ type, title }: EntityLink): boolean {
  return type === 'runbook' || (!type && /^runbook$/i.test(title ?? ''));
}

function named(key: keyof SupportLinks, link: EntityLink | undefined) {
  if (!link) return {};
  const { url, title } = link;
  return { [key]: { url, ...(title === undefined ? {} : { title }) } };
}
