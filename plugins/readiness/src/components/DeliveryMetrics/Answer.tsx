import { Text } from '@backstage/ui';
import type { DeliveryNumbers } from '../../answers';
import type { Say } from '../../useSay';
import type { Movement } from './comparison';
import styles from './DeliveryMetrics.module.css';
import type { Measures } from './measures';
import { TierChoice } from './TierChoice';
import { UnitChoice } from './UnitChoice';
import { movementsOf, type BeforeQuery } from './useDelivery';
import { isOfProduction } from './useTier';
import { useMeasures } from './useUnits';
import { WindowChoice } from './WindowChoice';

function answerWords(numbers: DeliveryNumbers, { t, value }: Measures): string {
  const { leadTime, changeFailRate } = numbers.metrics;
  const words = (metric: typeof leadTime) =>
    metric.value === undefined ? undefined : value(metric.value, metric.unit);
  const [lead, rate] = [words(leadTime), words(changeFailRate)];
  if (!isOfProduction(numbers)) {
    const { tier } = numbers;
    return lead === undefined
      ? t('delivery.answer.neitherThere', { tier })
      : t('delivery.answer.leadThere', { tier, lead });
  }
  const { atLeast, unit } = changeFailRate;
  if (atLeast !== undefined) {
    const least = value(atLeast, unit);
    return lead === undefined
      ? t('delivery.answer.rateAtLeast', { rate: least })
      : t('delivery.answer.bothAtLeast', { lead, rate: least });
  }
  if (lead !== undefined && rate !== undefined)
    return t('delivery.answer.both', { lead, rate });
  if (lead !== undefined) return t('delivery.answer.leadOnly', { lead });
  if (rate !== undefined) return t('delivery.answer.rateOnly', { rate });
  return t('delivery.answer.neither');
}

function speedWords(movement: Movement, before: string, t: Say): string {
  switch (movement) {
    case 'better':
      return t('delivery.before.faster', { before });
    case 'worse':
      return t('delivery.before.slower', { before });
    case 'same':
      return t('delivery.before.asFast', { before });
    default:
      throw new Error(`Unknown movement ${String(movement satisfies never)}`);
  }
}

function safetyWords(movement: Movement, before: string, t: Say): string {
  switch (movement) {
    case 'better':
      return t('delivery.before.safer', { before });
    case 'worse':
      return t('delivery.before.lessSafe', { before });
    case 'same':
      return t('delivery.before.asSafe', { before });
    default:
      throw new Error(`Unknown movement ${String(movement satisfies never)}`);
  }
}

/** Whether that is better than before; not said while it is not known. */
function beforeWords(
  numbers: DeliveryNumbers,
  before: BeforeQuery,
  { t, value }: Measures,
): string {
  const days = String(numbers.window.days);
  const moved = movementsOf(numbers, before);
  if (!moved)
    return before.error
      ? t('delivery.before.failed', { days, why: before.error.message })
      : t('delivery.before.reading', { days });
  const { leadTime, changeFailRate } = numbers.metrics;
  const speed = moved.metrics.get('leadTime');
  const safety = moved.metrics.get('changeFailRate');
  const said = [
    ...(speed
      ? [speedWords(speed.movement, value(speed.before, leadTime.unit), t)]
      : []),
    ...(safety
      ? [
          safetyWords(
            safety.movement,
            value(safety.before, changeFailRate.unit),
            t,
          ),
        ]
      : []),
  ];
  const [first, second] = said;
  if (first === undefined) return t('delivery.before.tooFew', { days });
  const what =
    second === undefined ? first : t('delivery.before.and', { first, second });
  const sentence = t('delivery.before.compared', { days, what });
  return moved.isIncomplete
    ? `${sentence} ${t('delivery.before.incomplete')}`
    : sentence;
}

/** "How fast and how safe, and is that better than before?" */
export function Answer({
  numbers,
  before,
}: {
  readonly numbers: DeliveryNumbers;
  readonly before: BeforeQuery;
}) {
  const measures = useMeasures();
  return (
    <div className={styles.answer}>
      <Text as="h2" variant="title-medium" weight="bold">
        {answerWords(numbers, measures)}
      </Text>
      <Text as="p" variant="body-large" className={styles.before ?? ''}>
        {beforeWords(numbers, before, measures)}
      </Text>
      <WindowChoice numbers={numbers}>
        <TierChoice numbers={numbers} />
        <UnitChoice />
      </WindowChoice>
    </div>
  );
}
