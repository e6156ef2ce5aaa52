import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';
import type { MetricName } from './metricNames';
import { metricIds } from './useChosenMetric';
import { UNIT_PARAMETERS } from './useUnits';

/** What of this page's address the other page is to show as well. */
const KEPT = ['days', 'tier', ...UNIT_PARAMETERS];

/** A number of a team or a service; it leads to what it is made of, over the same window, of the same tier and in the same units. */
export function MetricLink({
  entityRef,
  name,
  value,
}: {
  readonly entityRef: string;
  readonly name: MetricName;
  readonly value: string;
}) {
  const t = useSay();
  const [params] = useSearchParams();
  const pageOf = useRouteRef(entityRouteRef);
  if (!pageOf) return value;
  const query = new URLSearchParams({ metric: metricIds[name] });
  for (const key of KEPT) {
    const given = params.get(key);
    if (given !== null) query.set(key, given);
  }
  const page = pageOf(entityRouteParams(parseEntityRef(entityRef)));
  return (
    <Link
      href={`${page}/delivery?${query}`}
      aria-label={t('delivery.metricOf', {
        value,
        metric: t(`delivery.metrics.${name}`),
        name: nameOf(entityRef),
      })}
    >
      {value}
    </Link>
  );
}
