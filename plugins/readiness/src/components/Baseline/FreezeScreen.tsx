import { Button, ButtonLink, Flex, Text, TextField } from '@backstage/ui';
import { formatDay, Status } from '@groundwork/plugin-status-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DeliveryNumbers } from '../../answers';
import type { Baselines, DeliveryScope } from '../../deliveryApi';
import { useSay, type Say } from '../../useSay';
import { isIncomplete } from '../DeliveryMetrics/comparison';
import { FailedSources, Quality } from '../DeliveryMetrics/Quality';
import { WindowChoice } from '../DeliveryMetrics/WindowChoice';
import { Answered, Part } from '../PageFrame';
import styles from './Baseline.module.css';
import { dayAfter, todayIn, type Draft } from './draft';
import { FreezableTable } from './FreezableTable';
import { LastDay } from './LastDay';
import { MayNot } from './MayNot';
import { useBaselineHref } from './scope';
import { baselinesOf, useBaselines } from './useBaselines';
import { isPastDay, useLastDay } from './useLastDay';
import { useToFreeze } from './useToFreeze';

/** Props of both screens of freezing. */
export interface FreezingProps {
  readonly scope: DeliveryScope;
  readonly draft: Draft;
  change(draft: Draft): void;
}

/** A name for somebody who has no better one: the last day, and a number where one has that name already. */
export function nameFor(
  numbers: DeliveryNumbers,
  known: readonly { readonly name: string }[],
  t: Say,
): string {
  const name = t('baseline.new.upTo', {
    day: formatDay(Date.parse(dayAfter(numbers.window.toDay, -1))),
  });
  const isTaken = (wanted: string) => known.some(item => item.name === wanted);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

function nameProblem(
  name: string,
  known: readonly { readonly name: string }[],
  t: Say,
): string | undefined {
  if (name === '') return t('baseline.new.noName');
  return known.some(item => item.name === name)
    ? t('baseline.new.nameTaken')
    : undefined;
}

function Name({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: string | undefined;
  onChange(name: string): void;
}) {
  const t = useSay();
  return (
    <TextField
      label={t('baseline.new.name')}
      description={t('baseline.new.nameWhy')}
      maxLength={200}
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      validate={() => error ?? null}
      className={styles.name ?? ''}
    />
  );
}

function Next({
  scope,
  draft,
  change,
  numbers,
  isStale,
  known,
}: FreezingProps & {
  readonly numbers: DeliveryNumbers;
  readonly isStale: boolean;
  readonly known: readonly { readonly name: string }[];
}) {
  const t = useSay();
  const navigate = useNavigate();
  const href = useBaselineHref()(scope);
  const { query } = useLastDay();
  const [isAsked, setAsked] = useState(false);
  const name = draft.name ?? nameFor(numbers, known, t);
  const error = nameProblem(name.trim(), known, t);
  const next = () => {
    setAsked(true);
    if (error !== undefined) return;
    change({ ...draft, name: name.trim() });
    navigate(`${href}/targets?${query}`);
  };
  return (
    <>
      <Name
        value={name}
        error={isAsked || draft.name !== undefined ? error : undefined}
        onChange={given => change({ ...draft, name: given })}
      />
      <Flex gap="3">
        <Button variant="primary" isDisabled={isStale} onPress={next}>
          {t('baseline.new.next')}
        </Button>
        <ButtonLink variant="secondary" href={href}>
          {t('baseline.cancel')}
        </ButtonLink>
      </Flex>
    </>
  );
}

function Screen({
  baselines,
  ...props
}: FreezingProps & {
  readonly numbers: DeliveryNumbers;
  readonly isStale: boolean;
  readonly baselines: Baselines;
}) {
  const { scope, numbers, isStale } = props;
  const t = useSay();
  const { given } = useLastDay();
  const { fromDay, toDay, days, timeZone } = numbers.window;
  const today = todayIn(timeZone);
  // What the page shows is then of another window than the person wants.
  const isNoDay = given !== undefined && !isPastDay(given, today);
  const isNothing = Object.values(numbers.metrics).every(
    ({ sampleSize }) => sampleSize === 0,
  );
  return (
    <div className={styles.page} aria-busy={isStale}>
      <FailedSources numbers={numbers} />
      <header className={styles.answer}>
        <Text as="h2" variant="title-medium" weight="bold">
          {isNothing
            ? t('baseline.new.nothing')
            : t('baseline.new.answer', {
                days: String(days),
                from: formatDay(Date.parse(fromDay)),
                to: formatDay(Date.parse(dayAfter(toDay, -1))),
              })}
        </Text>
        <Text as="p">
          {isNothing ? t('baseline.new.nothingWhy') : t('baseline.new.forGood')}
        </Text>
        {isIncomplete(numbers) ? (
          <Status outcome="partly">{t('baseline.new.incomplete')}</Status>
        ) : null}
        <div className={styles.window}>
          <WindowChoice numbers={numbers} />
          <LastDay numbers={numbers} today={today} />
        </div>
      </header>
      <Part title={t('baseline.new.title')}>
        <FreezableTable numbers={numbers} />
      </Part>
      {!isNothing && baselines.mayFreeze ? (
        <Next
          {...props}
          isStale={isStale || isNoDay}
          known={baselinesOf(baselines, scope)}
        />
      ) : null}
      {baselines.mayFreeze ? null : <MayNot scope={scope} />}
      <Quality numbers={numbers} />
    </div>
  );
}

/** The first screen of freezing: what would be frozen, what that can show later, and what it rests on. */
export function FreezeScreen(props: FreezingProps) {
  const t = useSay();
  const toFreeze = useToFreeze(props.scope);
  const baselines = useBaselines(props.scope);
  return (
    <Answered
      query={toFreeze}
      label={t('delivery.reading')}
      failed={why => t('delivery.failed', { why })}
    >
      {({ numbers }) => (
        <Answered
          query={baselines}
          label={t('baseline.reading')}
          failed={why => t('baseline.failed', { why })}
        >
          {known => (
            <Screen
              {...props}
              numbers={numbers}
              isStale={toFreeze.isPlaceholderData}
              baselines={known}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}
