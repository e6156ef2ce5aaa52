import type { CheckResult } from '../../answers';
import { useSay, type Say } from '../../useSay';
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

function partWords(
  { check, share, earned, lost }: Contribution,
  t: Say,
): string {
  const points = (part: number) =>
    (100 * share * part).toLocaleString('en', { maximumFractionDigits: 1 });
  return t('prerequisite.part', {
    title: check.title,
    earned: points(earned),
    all: points(1),
    lost: points(lost),
    unknown: points(Math.max(0, 1 - earned - lost)),
  });
}

/** The whole of a prerequisite as one strip: what each check is worth, how much of that is earned, lost and unknown. */
export function Contributions({
  checks,
}: {
  readonly checks: readonly CheckResult[];
}) {
  const t = useSay();
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
            title={partWords({ check, share, earned: got, lost: missed }, t)}
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
        {t('prerequisite.contributions', {
          earned: String(earned),
          lost: String(lost),
          unknown: String(100 - earned - lost),
        })}
      </figcaption>
    </figure>
  );
}
