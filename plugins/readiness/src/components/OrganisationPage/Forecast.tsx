import { Link, Text } from '@backstage/ui';
import type { FoundationForecast } from '../../answers';
import { howTo } from '../../howTo';
import { useSay, type Say } from '../../useSay';

const EXPLANATION = `${howTo(
  'explanation/how-the-score-works',
)}#how-long-it-takes`;

function paceWords({ pace }: FoundationForecast, t: Say): string {
  switch (pace.state) {
    case 'known':
      return t('organisation.forecast.pace', {
        count: Math.max(1, Math.round(pace.months ?? 0)),
        days: String(pace.days ?? 0),
      });
    case 'too-short':
      return t('organisation.forecast.tooShort');
    case 'not-rising':
      return t('organisation.forecast.notRising');
    case 'veto':
      return t('organisation.forecast.veto');
    default:
      throw new Error(`Unknown pace ${String(pace.state satisfies never)}`);
  }
}

/** How long the foundation takes: elsewhere, and here. */
export function Forecast({
  forecast,
}: {
  readonly forecast: FoundationForecast;
}) {
  const t = useSay();
  const { lo, hi } = forecast.elsewhere;
  return (
    <Text as="p" color="secondary">
      {t('organisation.forecast.elsewhere', { lo: String(lo), hi: String(hi) })}{' '}
      {paceWords(forecast, t)}{' '}
      <Link href={EXPLANATION}>{t('organisation.forecast.how')}</Link>
    </Text>
  );
}
