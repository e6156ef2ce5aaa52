import { useId, type ReactNode } from 'react';
import { useSay } from '../../useSay';
import styles from './BoundsBar.module.css';
import { Hatch, Lock } from './shapes';

function Sign({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 22 14" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** What the bars are read by; it stands beside the first of them. */
export function BoundsLegend({ gateLine }: { readonly gateLine: number }) {
  const t = useSay();
  const id = useId();
  return (
    <ul className={styles.legend} aria-label={t('bounds.legend.title')}>
      <li>
        <Sign>
          <rect y="1" width="22" height="12" className={styles.known} />
        </Sign>
        {t('bounds.legend.known')}
      </li>
      <li>
        <Sign>
          <defs>
            <Hatch id={id} />
          </defs>
          <rect
            y="1"
            width="22"
            height="12"
            fill={`url(#${id})`}
            className={styles.outline}
          />
        </Sign>
        {t('bounds.legend.open')}
      </li>
      <li>
        <Sign>
          <line x1="11" x2="11" y1="0" y2="14" className={styles.tick} />
        </Sign>
        {t('bounds.legend.score')}
      </li>
      <li>
        <Sign>
          <line x1="11" x2="11" y1="0" y2="14" className={styles.gate} />
        </Sign>
        {t('bounds.legend.gate', { gate: String(gateLine) })}
      </li>
      <li>
        <Sign>
          <g transform="translate(0 -6)">
            <Lock x={11} />
          </g>
        </Sign>
        {t('bounds.legend.veto')}
      </li>
    </ul>
  );
}
