import { useId } from 'react';
import type { PrerequisiteResult } from '../../answers';
import { useSay } from '../../useSay';
import { boundsSentence } from '../../words';
import styles from './BoundsBar.module.css';
import { Hatch, Lock } from './shapes';

/** Props of {@link BoundsBar}. */
export interface BoundsBarProps {
  /** What is measured; its title is for a reader who hears the page. */
  readonly of: Pick<
    PrerequisiteResult,
    'title' | 'score' | 'vetoes' | 'decision' | 'gateLine'
  >;
}

const WIDTH = 400;
const HEIGHT = 26;
const at = (score: number) => (score / 100) * WIDTH;

/** What the ends of the bar and its line are; the sentence of the picture says the same. */
function Axis({ gateLine }: { readonly gateLine: number }) {
  return (
    <span className={styles.axis} aria-hidden="true">
      <span>0</span>
      <span style={{ left: `${gateLine}%` }}>{gateLine}</span>
      <span>100</span>
    </span>
  );
}

/**
 * What is known of a score: solid to the lower bound, hatched to the upper one, a tick at the score, a line at the gate,
 * a lock where a veto caps it. The picture is one image with a sentence; its numbers stand beside it as text.
 */
export function BoundsBar({ of }: BoundsBarProps) {
  const t = useSay();
  const { title, score, vetoes, gateLine } = of;
  const { lo, hi, score: point } = score.capped;
  const capped = vetoes.some(({ state }) => state === 'fired');
  const sentence = `${title}: ${boundsSentence(of, t)}`;
  const id = useId();
  if (!score.applies)
    return <span className={styles.none}>{t('gate.notApplicable')}</span>;
  return (
    <span className={styles.bar}>
      <span className={styles.picture}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={sentence}
          preserveAspectRatio="none"
        >
          <defs>
            <Hatch id={id} />
          </defs>
          <rect
            x="0"
            y="6"
            width={WIDTH}
            height="14"
            className={styles.track}
          />
          <rect
            x={at(lo)}
            y="6"
            width={Math.max(0, at(hi) - at(lo))}
            height="14"
            fill={`url(#${id})`}
          />
          <rect
            x="0"
            y="6"
            width={at(lo)}
            height="14"
            className={styles.known}
          />
          <line
            x1={at(gateLine)}
            x2={at(gateLine)}
            y1="1"
            y2="25"
            className={styles.gate}
          />
          {score.displayed.score === undefined || point === undefined ? null : (
            <line
              x1={at(point)}
              x2={at(point)}
              y1="3"
              y2="23"
              className={styles.tick}
            />
          )}
          {capped ? <Lock x={at(gateLine)} /> : null}
        </svg>
        <Axis gateLine={gateLine} />
      </span>
      <span className={styles.figures} aria-hidden="true">
        {t('bounds.figures', {
          lo: String(score.displayed.lo),
          hi: String(score.displayed.hi),
        })}
      </span>
    </span>
  );
}
