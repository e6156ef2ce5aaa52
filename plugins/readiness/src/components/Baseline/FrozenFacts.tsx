import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { exactTime, formatDay } from '@groundwork/plugin-status-react';
import type { ReactNode } from 'react';
import type { DeliveryBaseline } from '../../answers';
import { useSay } from '../../useSay';
import { claimWords } from '../Overlays/claimWords';
import { SaidWords } from '../Overlays/Saying';
import { Part } from '../PageFrame';
import styles from './Baseline.module.css';
import { dayAfter, todayIn } from './draft';
import { scopeOf, useBaselineHref } from './scope';

/** When it is worth looking again. */
const LOOKS = [90, 180] as const;

/** An author is a person, or a plugin that asked by itself. */
function Author({ author }: { readonly author: string }) {
  return author.startsWith('user:') ? (
    <EntityRefLink entityRef={parseEntityRef(author)} hideIcon />
  ) : (
    <>{author}</>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The days on which to look again; from each on, with the way to what was to be seen on it. */
function Looks({ baseline }: { readonly baseline: DeliveryBaseline }) {
  const t = useSay();
  const href = useBaselineHref()(scopeOf(baseline.scope));
  const { toDay, timeZone } = baseline.window;
  const [first, second] = LOOKS.map(days => {
    const day = dayAfter(toDay, days);
    const words = formatDay(Date.parse(day));
    return day > todayIn(timeZone) ? (
      words
    ) : (
      <Link
        href={`${href}?${new URLSearchParams({
          of: baseline.hash,
          until: dayAfter(day, -1),
        })}`}
      >
        {words}
      </Link>
    );
  });
  return (
    <>
      {first} {t('baseline.facts.and')} {second}, {t('baseline.facts.lookDays')}
    </>
  );
}

/** Everything that says what was frozen, by whom, and how to see that nobody has touched it. */
export function FrozenFacts({
  baseline,
}: {
  readonly baseline: DeliveryBaseline;
}) {
  const t = useSay();
  const { window, frozenAt, author, standard, flags } = baseline;
  const { hash, events, config, previous, overlays = [] } = baseline;
  return (
    <Part title={t('baseline.facts.title')} note={t('baseline.facts.note')}>
      <dl className={styles.facts}>
        <Fact name={t('baseline.facts.window')}>
          {t('baseline.facts.days', {
            days: String(window.days),
            from: formatDay(Date.parse(window.fromDay)),
            to: formatDay(Date.parse(dayAfter(window.toDay, -1))),
            timeZone: window.timeZone,
          })}
        </Fact>
        <Fact name={t('baseline.facts.frozen')}>
          {exactTime(Date.parse(frozenAt))}
        </Fact>
        <Fact name={t('baseline.facts.author')}>
          <Author author={author} />
        </Fact>
        {standard ? (
          <Fact name={t('baseline.facts.standard')}>
            {standard.id} {standard.version}
          </Fact>
        ) : null}
        <Fact name={t('baseline.facts.looks')}>
          <Looks baseline={baseline} />
        </Fact>
        <Fact name={t('baseline.facts.hash')}>
          <code>{hash}</code>
        </Fact>
        <Fact name={t('baseline.facts.previous')}>
          {previous === '' ? (
            t('baseline.facts.first')
          ) : (
            <code>{previous}</code>
          )}
        </Fact>
        <Fact name={t('baseline.facts.events')}>
          <code>{events}</code>
        </Fact>
        <Fact name={t('baseline.facts.config')}>
          <code>{config}</code>
        </Fact>
      </dl>
      {overlays.length > 0 ? (
        <>
          <p>{t('baseline.facts.overlays')}</p>
          <ul className={styles.flags}>
            {overlays.map(overlay => (
              <li key={overlay.id}>
                {claimWords(overlay, t)}. <SaidWords overlay={overlay} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {flags.length > 0 ? (
        <>
          <p>{t('baseline.facts.flags')}</p>
          <ul className={styles.flags}>
            {flags.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  );
}
