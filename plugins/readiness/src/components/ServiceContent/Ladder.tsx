import { Button, Link, Text } from '@backstage/ui';
import { RelativeTime, Status } from '@groundwork/plugin-status-react';
import { effectOnService, nextStep } from '@groundwork/plugin-readiness-common';
import type { SubjectAssessment } from '../../answers';
import { liftWords } from '../../liftWords';
import { howTo } from '../../howTo';
import { awayWords, ladderTitle } from '../../ladder';
import { useSay } from '../../useSay';
import { effortWords, levelWords, stateOutcome, stateWords } from '../../words';
import { useCheckDrawer } from '../CheckDrawer';
import { Remedy, WaiverLine } from '../CheckRow';
import { Part } from '../PageFrame';
import { ScorecardLink } from '../ScorecardLink';
import styles from './Ladder.module.css';

type Check = SubjectAssessment['checks'][number];

function Headline({ assessment }: { readonly assessment: SubjectAssessment }) {
  const t = useSay();
  const open = useCheckDrawer();
  const { level, highestLevel, subject } = assessment;
  const reached = t('service.reached', {
    level: levelWords(level, t),
    highest: String(highestLevel),
  });
  return (
    <div className={styles.headline}>
      <Text as="h2" variant="title-medium" weight="bold">
        {reached} {awayWords(nextStep(assessment), t)}
      </Text>
      <Button
        size="small"
        variant="tertiary"
        onPress={() => open(subject.ref)}
        className={styles.screenOnly ?? ''}
      >
        {t('service.whyLevel')}
      </Button>
    </div>
  );
}

/** The repair to begin with on the way to the next level. */
function First({ assessment }: { readonly assessment: SubjectAssessment }) {
  const t = useSay();
  const [first] = assessment.plan.repairs;
  return first ? (
    <Text as="p" variant="body-large">
      {t('service.first', {
        summary: first.summary,
        effort: effortWords(first.effort, t),
      })}{' '}
      {liftWords(
        effectOnService(first.checkId, assessment),
        t('effect.service'),
        t,
      )}{' '}
      <Link href={howTo(first.href)}>{t('check.howToFix')}</Link>
    </Text>
  ) : null;
}

/** One rung: what it claims, what came of it, and what to do; it opens what it rests on. */
function Rung({
  check,
  subjectRef,
}: {
  readonly check: Check;
  readonly subjectRef: string;
}) {
  const t = useSay();
  const open = useCheckDrawer();
  const state = stateWords(check, t);
  const [finding] = check.findings;
  return (
    <li className={styles.rung}>
      <Status outcome={stateOutcome(check)}>{state}</Status>
      <div className={styles.what}>
        <Button
          size="small"
          variant="tertiary"
          onPress={() => open(subjectRef, check.checkId)}
          aria-label={t('check.open', { claim: check.title, state })}
        >
          {check.title}
        </Button>
        <div className={styles.more}>
          {finding ? <Text as="p">{finding.message}</Text> : null}
          {check.findingCount > 1 ? (
            <Text as="p" color="secondary">
              {t('findings.more', { count: check.findingCount - 1 })}
            </Text>
          ) : null}
          {!finding && check.state === 'unknown' ? (
            <Text as="p">{check.explanation}</Text>
          ) : null}
          <WaiverLine check={check} />
          <Remedy check={check} />
        </div>
      </div>
    </li>
  );
}

/** A service's ladder: reached, next, later. Every rung opens the evidence that it rests on. */
export function Ladder({
  assessment,
}: {
  readonly assessment: SubjectAssessment;
}) {
  const t = useSay();
  const { team } = assessment.subject;
  return (
    <>
      <Headline assessment={assessment} />
      <First assessment={assessment} />
      <Text as="p" variant="body-small" color="secondary">
        {t('service.asOfBefore')} <RelativeTime at={assessment.asOf} />,{' '}
        {t('service.judgedBy', {
          standard: assessment.standard.title,
          version: assessment.standard.version,
        })}
        {team === undefined ? null : (
          <>
            {'. '}
            <ScorecardLink teamRef={team} />
          </>
        )}
      </Text>
      {assessment.levels.map(step => (
        <Part key={step.level} title={ladderTitle(step, assessment, t)}>
          <ul className={styles.rungs}>
            {assessment.checks
              .filter(({ level }) => level === step.level)
              .map(check => (
                <Rung
                  key={check.checkId}
                  check={check}
                  subjectRef={assessment.subject.ref}
                />
              ))}
          </ul>
        </Part>
      ))}
    </>
  );
}
