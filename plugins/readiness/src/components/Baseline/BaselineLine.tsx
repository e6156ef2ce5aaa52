import { Link, Text } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import type { DeliveryScope } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { isOfProduction } from '../DeliveryMetrics/useTier';
import { failureWords } from '../PageFrame';
import { useBaselineHref } from './scope';
import { intactOf, useBaselines } from './useBaselines';

/** What the numbers are measured against, and the way to it. */
export function BaselineLine({
  scope,
  numbers,
}: {
  readonly scope: DeliveryScope;
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const href = useBaselineHref()(scope);
  const { data, error } = useBaselines(scope);
  if (!isOfProduction(numbers))
    return (
      <Text as="p">
        {t('baseline.line.otherTier', { tier: numbers.tier })}{' '}
        <Link href={href}>{t('baseline.line.ofProduction')}</Link>
      </Text>
    );
  if (!data)
    return error ? (
      <Text as="p">
        {t('baseline.failed', { why: failureWords(error, t) })}
      </Text>
    ) : null;
  const own = intactOf(data, scope);
  return (
    <Text as="p">
      {own
        ? t('baseline.line.own', {
            name: own.name,
            day: formatDay(Date.parse(own.frozenAt)),
          })
        : t('baseline.line.none')}{' '}
      <Link href={href}>
        {own || !data.mayFreeze ? t('baseline.title') : t('baseline.freeze')}
      </Link>
    </Text>
  );
}
