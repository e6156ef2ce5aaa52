import type { CheckResult } from '../../answers';
import styles from './PrerequisitePage.module.css';

const NOT_COUNTED: ReadonlySet<CheckResult['state']> = new Set([
  'not_applicable',
  'exempt',
  'informative',
]);

interface Contribution {
  readonly check: CheckResult;
  /** Of the whole, 0 to 1. */
  readonly share: number;
  /** Of the check, 0 to 1; what is neither earned nor lost is unknown. */
  readonly earned: number;
  readonly lost: number;
}

function partWords({ check, share, earned, lost }: Contribution): string {
  const points = (part: number) =>
    (100 * share * part).toLocaleString('en', { maximumFractionDigits: 1 });
  return `${check.title}: ${points(earned)} of ${points(
    1,
  )} points earned, ${points(lost)} lost, ${points(
    Math.max(0, 1 - earned - lost),
  )} unknown`;
}

/** The whole of a prerequisite as one strip: what each check is worth, how much of that is earned, lost and unknown. */
export function Contributions({
  checks,
}: {
  readonly checks: readonly CheckResult[];
}) {
  const counted = checks.filter(({ state }) => !NOT_COUNTED.has(state));
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const parts = counted.map(check => {
    const kappa = check.confidence.kappa;
    const earned = kappa * (check.s ?? 0);
    return { check, share: check.weight / total, earned, lost: kappa - earned };
  });
  const points = (of: (part: Contribution) => number) =>
    Math.floor(
      parts.reduce((sum, part) => sum + 100 * part.share * of(part), 0) + 1e-9,
    );
  const [earned, lost] = [
    points(part => part.earned),
    points(part => part.lost),
  ];
  return (
    <figure className={styles.contributions}>
      <div className={styles.strip} aria-hidden="true">
        {parts.map(({ check, share, earned: got, lost: missed }) => (
          <span
            key={check.checkId}
            className={styles.segment}
            style={{ flexGrow: share }}
            title={partWords({ check, share, earned: got, lost: missed })}
          >
            <span
              className={styles.earned}
              style={{ width: `${got * 100}%` }}
            />
            <span
              className={styles.lost}
              style={{ width: `${missed * 100}%` }}
            />
          </span>
        ))}
      </div>
      <figcaption>
        Of 100 points {earned} are earned, {lost} are lost, and{' '}
        {100 - earned - lost} are unknown; each block is a check, as wide as its
        weight.
      </figcaption>
    </figure>
  );
}
