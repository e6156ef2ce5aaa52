import { LEAST_SAMPLE } from '@groundwork/plugin-readiness-common';
import { formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryComparison, DeliveryProof } from '../../answers';
import type { Say } from '../../useSay';
import { frequencyWords, metricWords } from '../DeliveryMetrics/words';

type Unit = DeliveryComparison['unit'];
type Change = DeliveryComparison['change'];

const NAMES = new Intl.ListFormat('en', { type: 'conjunction' });

/** How much something differs, with the direction in a word; in the unit of the larger one that stands beside it. */
function differenceWords(
  difference: number,
  { unit, largest }: { readonly unit: Unit; readonly largest: number },
  t: Say,
): string {
  if (difference === 0) return t('baseline.difference.none');
  const amount = Math.abs(difference);
  const isMore = difference > 0;
  switch (unit) {
    case 'hours': {
      const words = metricWords(amount, unit, t);
      return isMore
        ? t('baseline.difference.longer', { words })
        : t('baseline.difference.shorter', { words });
    }
    case 'percent': {
      const points = amount.toLocaleString('en', { maximumFractionDigits: 1 });
      return isMore
        ? t('baseline.difference.higher', { points })
        : t('baseline.difference.lower', { points });
    }
    case 'per-week': {
      const words = frequencyWords(amount, t, largest);
      return isMore
        ? t('baseline.difference.more', { words })
        : t('baseline.difference.fewer', { words });
    }
    default:
      throw new Error(`Unknown unit ${String(unit satisfies never)}`);
  }
}

/** Between which differences the true one lies, in 95 of 100 cases. */
export function intervalWords(
  { interval }: Pick<Change, 'interval'>,
  unit: Unit,
  t: Say,
): string | undefined {
  if (!interval) return undefined;
  const { lo, hi } = interval;
  const of = { unit, largest: Math.max(Math.abs(lo), Math.abs(hi)) };
  const [from, to] = [differenceWords(lo, of, t), differenceWords(hi, of, t)];
  return from === to
    ? t('baseline.difference.point', {
        words: from.replace(/^./, first => first.toLocaleUpperCase('en')),
      })
    : t('baseline.difference.interval', { lo: from, hi: to });
}

/** What a change says, in a word or two. */
export function changeWords({ says }: Pick<Change, 'says'>, t: Say): string {
  switch (says) {
    case 'improved':
      return t('baseline.says.improved');
    case 'worse':
      return t('baseline.says.worse');
    case 'not-shown':
      return t('baseline.says.notShown');
    case 'undefined':
      return t('baseline.says.undefined');
    default:
      throw new Error(`Unknown change ${String(says satisfies never)}`);
  }
}

function isNotShown({ says }: Change): boolean {
  return says === 'not-shown';
}

/** What rests on too few is compared, and has no interval. */
function isTooFew(change: Change): boolean {
  return isNotShown(change) && change.interval === undefined;
}

/** Whether it came true: the answer first, and then what is to be known beside it. */
export function answerOf(
  { baseline, after, comparableFrom }: DeliveryProof,
  t: Say,
): { readonly answer: string; readonly beside: readonly string[] } {
  if (!baseline.isIntact)
    return {
      answer: t('baseline.answer.changed'),
      beside: [t('baseline.answer.changedWhy')],
    };
  if (!after)
    return {
      answer: t('baseline.answer.tooEarly', {
        day: formatDay(Date.parse(comparableFrom)),
      }),
      beside: [t('baseline.answer.tooEarlyWhy')],
    };
  const named = (is: (change: Change) => boolean) =>
    after.comparisons
      .filter(({ change }) => is(change))
      .map(({ metric }) => t(`delivery.metrics.${metric}`));
  const better = named(({ says }) => says === 'improved');
  const worse = named(({ says }) => says === 'worse');
  const notShown = named(change => isNotShown(change) && !isTooFew(change));
  const tooFew = named(isTooFew);
  const said = [
    ...(better.length > 0
      ? [t('baseline.answer.better', { metrics: NAMES.format(better) })]
      : []),
    ...(worse.length > 0
      ? [t('baseline.answer.worse', { metrics: NAMES.format(worse) })]
      : []),
  ];
  const aside = [
    ...(notShown.length > 0
      ? [t('baseline.answer.notShown', { metrics: NAMES.format(notShown) })]
      : []),
    ...(tooFew.length > 0
      ? [
          t('baseline.answer.tooFew', {
            metrics: NAMES.format(tooFew),
            least: String(LEAST_SAMPLE),
          }),
        ]
      : []),
  ];
  return said.length > 0
    ? { answer: said.join(' '), beside: aside }
    : { answer: t('baseline.answer.nothing'), beside: aside };
}

/** How far it is to a target. */
export function progressWords(
  { percent, state }: NonNullable<DeliveryComparison['progress']>,
  t: Say,
): string {
  switch (state) {
    case 'met':
      return t('baseline.progress.met');
    case 'under-way':
      return t('baseline.progress.underWay', {
        percent: String(Math.floor(percent)),
      });
    case 'unchanged':
      return t('baseline.progress.unchanged');
    case 'worse-than-baseline':
      return t('baseline.progress.worse');
    default:
      throw new Error(`Unknown progress ${String(state satisfies never)}`);
  }
}
