import {
  BreadcrumbEntry,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import type { CollectorHealth } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { collectorsRouteRef, rootRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { Answered, Reading } from '../PageFrame';
import { CatalogLine } from './CatalogLine';
import { Collectors } from './Collectors';
import { DeliverySources } from './DeliverySources';
import { LookAgain } from './LookAgain';
import { SetAside } from './SetAside';

function sentence(items: readonly CollectorHealth[], t: Say): string {
  const failing = items.filter(({ counts }) => counts.failed > 0).length;
  return failing === 0
    ? t('collectors.allAnswer')
    : t('collectors.failing', {
        count: failing,
        all: String(items.length),
      });
}

/** What every collector read, when, and what it could not read. */
export function CollectorsPage() {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const root = useRouteRef(rootRouteRef);
  const query = useQuery(readinessQueries.collectors(api));
  const link = useRouteRef(collectorsRouteRef);
  return (
    <BreadcrumbEntry
      entry={{ label: t('collectors.title'), href: link?.() ?? '' }}
    >
      <Reading>
        <Link href={root?.() ?? '/readiness'}>{t('page.readiness')}</Link>
        <Answered query={query} label={t('collectors.reading')}>
          {({ items, catalog, mayRun }) => (
            <>
              <Text as="h2" variant="title-medium" weight="bold">
                {sentence(items, t)}
              </Text>
              {catalog ? <CatalogLine catalog={catalog} /> : null}
              {mayRun && items.length > 0 ? <LookAgain items={items} /> : null}
              <Collectors items={items} />
            </>
          )}
        </Answered>
        <DeliverySources />
        <SetAside />
      </Reading>
    </BreadcrumbEntry>
  );
}
