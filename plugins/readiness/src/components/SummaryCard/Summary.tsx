import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import { RelativeTime, Status } from '@groundwork/plugin-status-react';
import type { DeliveryMetric, ServiceSummary } from '../../answers';
import { liftWords } from '../../liftWords';
import { howTo } from '../../howTo';
import { awayWords } from '../../ladder';
import { useSay } from '../../useSay';
import { effortWords, levelWords } from '../../words';
import { FailedSources } from '../DeliveryMetrics/Quality';
import { metricIds } from '../DeliveryMetrics/useChosenMetric';
import {
  metricWords,
  sampleWords,
  undefinedWords,
} from '../DeliveryMetrics/words';
import styles from './SummaryCard.module.css';

function usePage(): string {
  const { entity } = useEntity();
  return useEntityRefLink()(entity);
}

/** On which level it is, and what lifts it to the next one. */
function Level({ readiness, notJudged }: ServiceSummary) {
  const t = useSay();
  const page = usePage();
  if (!readiness)
    return (
      <dd>
        <p>{notJudged ?? t('service.noStandard')}</p>
      </dd>
    );
  const { level, highestLevel, next, first, effect } = readiness;
  return (
    <dd>
      <Link href={`${page}/readiness`}>
        {t('summary.levelOf', {
          level: levelWords(level, t),
          highest: String(highestLevel),
        })}
      </Link>
      <p>{awayWords(next, t)}</p>
      {first ? (
        <p>
          {t('service.first', {
            summary: first.summary,
            effort: effortWords(first.effort, t),
          })}{' '}
          {liftWords(effect, t('effect.service'), t)}{' '}
          <Link href={howTo(first.href)}>{t('check.howToFix')}</Link>
        </p>
      ) : null}
    </dd>
  );
}

/** A metric with what it was counted from, or why there is none; it leads to what it is made of. */
function Metric({
  name,
  metric,
}: {
  readonly name: 'leadTime' | 'deploymentFrequency';
  readonly metric: DeliveryMetric;
}) {
  const t = useSay();
  const page = usePage();
  const { value, unit, sampleSize } = metric;
  const query = new URLSearchParams({ metric: metricIds[name] });
  return (
    <>
      <dt>{t(`delivery.metrics.${name}`)}</dt>
      <dd>
        {value === undefined ? (
          <Status outcome="unknown">{undefinedWords(metric, t)}</Status>
        ) : null}
        {metric.undefined ? <p>{metric.undefined.sentence}</p> : null}
        <Link href={`${page}/delivery?${query}`}>
          {value === undefined
            ? t('summary.whyNone')
            : t('summary.value', {
                value: metricWords(value, unit, t),
                sample: sampleWords(name, sampleSize, t),
              })}
        </Link>
      </dd>
    </>
  );
}

/** What the overview of a service says of its readiness and its deliveries. */
export function Summary({ summary }: { readonly summary: ServiceSummary }) {
  const t = useSay();
  const { asOf, days, leadTime, deploymentFrequency, sources } =
    summary.delivery;
  return (
    <Flex direction="column" gap="3">
      <FailedSources numbers={{ quality: { sources } }} />
      <dl className={styles.facts}>
        <dt>{t('summary.level')}</dt>
        <Level {...summary} />
        <Metric name="leadTime" metric={leadTime} />
        <Metric name="deploymentFrequency" metric={deploymentFrequency} />
      </dl>
      <Text as="p" variant="body-small" color="secondary">
        {t('summary.window', { days: String(days) })} <RelativeTime at={asOf} />
      </Text>
    </Flex>
  );
}
