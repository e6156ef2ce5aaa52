import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import type { PrerequisiteResult } from '../../answers';
import { prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { effortWords, gateOutcome, gateWords } from '../../words';
import { BoundsBar, BoundsLegend } from '../BoundsBar';
import styles from './OrganisationPage.module.css';

/** What is wrong, or what would settle it, in a few words. */
function note(
  { decision, vetoes, checks, looks }: PrerequisiteResult,
  t: Say,
): string {
  const fired = vetoes
    .filter(({ state }) => state === 'fired')
    .map(({ title }) => title);
  if (fired.length > 0) return fired.join('. ');
  const failing = checks
    .filter(({ state }) => state === 'fail')
    .map(({ failureTitle }) => failureTitle);
  if (decision.gate === 'FAIL') return failing.slice(0, 2).join('. ');
  const [look] = looks;
  return decision.gate === 'UNDETERMINED' && look
    ? t('organisation.decides', {
        look: look.title,
        effort: effortWords(look.effort, t),
        percent: String(Math.floor(look.gain)),
      })
    : '';
}

function Row({
  prerequisite,
  index,
}: {
  readonly prerequisite: PrerequisiteResult;
  readonly index: number;
}) {
  const t = useSay();
  const link = useRouteRef(prerequisiteRouteRef);
  const { id, title, decision } = prerequisite;
  return (
    <li className={styles.prerequisite}>
      <span className={styles.name}>
        <span>{index + 1}</span>
        <Link href={link?.({ id }) ?? ''}>{title}</Link>
      </span>
      <BoundsBar of={prerequisite} />
      <span>
        <Status outcome={gateOutcome(decision.gate)}>
          {gateWords(prerequisite, t)}
        </Status>
      </span>
      <span className={styles.note}>{note(prerequisite, t)}</span>
    </li>
  );
}

/** The five prerequisites, each with what is known and what that decides. */
export function Prerequisites({
  prerequisites,
}: {
  readonly prerequisites: readonly PrerequisiteResult[];
}) {
  const t = useSay();
  const [first] = prerequisites;
  return (
    <div>
      {first ? <BoundsLegend gateLine={first.gateLine} /> : null}
      <ol
        className={styles.prerequisites}
        aria-label={t('organisation.prerequisites')}
      >
        {prerequisites.map((prerequisite, index) => (
          <Row
            key={prerequisite.id}
            prerequisite={prerequisite}
            index={index}
          />
        ))}
      </ol>
    </div>
  );
}
