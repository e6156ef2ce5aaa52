import styles from './BoundsBar.module.css';

/** What keeps a gate shut, at a place of the bar. */
export function Lock({ x }: { readonly x: number }) {
  return (
    <g transform={`translate(${x - 5} 7)`} className={styles.lock}>
      <rect x="0" y="5" width="10" height="7" rx="1" />
      <path d="M2 5V3.5a3 3 0 0 1 6 0V5" fill="none" />
    </g>
  );
}

/** What nobody could look at. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
    </pattern>
  );
}
