import { useId } from 'react';
import type { PrerequisiteResult } from '../../answers';
import { boundsSentence } from '../../words';
import styles from './BoundsBar.module.css';

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

function Lock({ x }: { readonly x: number }) {
  return (
    <g transform={`translate(${x - 5} 7)`} className={styles.lock}>
      <rect x="0" y="5" width="10" height="7" rx="1" />
      <path d="M2 5V3.5a3 3 0 0 1 6 0V5" fill="none" />
    </g>
  );
}

/**
 * What is known of a score: solid to the lower bound, hatched to the upper one, a tick at the score, a line at the gate,
 * a lock where a veto caps it. The picture is one image with a sentence; its numbers stand beside it as text.
 */
export function BoundsBar({ of }: BoundsBarProps) {
  const { title, score, vetoes, gateLine } = of;
  const { lo, hi, score: point } = score.capped;
  const capped = vetoes.some(({ state }) => state === 'fired');
  const sentence = `${title}: ${boundsSentence(of)}`;
  const id = useId();
  if (!score.applies)
    return <span className={styles.none}>does not apply</span>;
  return (
    <span className={styles.bar}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={sentence}
        preserveAspectRatio="none"
      >
        <defs>
          <pattern
            id={id}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
          </pattern>
        </defs>
        <rect x="0" y="6" width={WIDTH} height="14" className={styles.track} />
        <rect
          x={at(lo)}
          y="6"
          width={Math.max(0, at(hi) - at(lo))}
          height="14"
          fill={`url(#${id})`}
        />
        <rect x="0" y="6" width={at(lo)} height="14" className={styles.known} />
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
      <span className={styles.figures} aria-hidden="true">
        {score.displayed.lo} … {score.displayed.hi}
      </span>
    </span>
  );
}
