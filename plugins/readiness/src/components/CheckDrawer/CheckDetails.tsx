import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { CheckResult, SubjectAssessment } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay } from '../../useSay';
import {
  stateOutcome,
  stateWords,
  thresholdWords,
  valueWords,
} from '../../words';
import { Remedy, UnreadList, WaiverLine } from '../CheckRow';
import { EvidenceView } from '../EvidenceView';
import { Findings } from '../Findings';
import { Answered } from '../PageFrame';
import styles from './CheckDrawer.module.css';

/** What was measured against what; each figure in its own line, so that none is mistaken for another. */
function Figures({
  check,
}: {
  readonly check: SubjectAssessment['checks'][number];
}) {
  const t = useSay();
  const threshold = thresholdWords(check, t);
  return (
    <dl className={styles.figures}>
      <dt>{t('check.claim')}</dt>
      <dd>{check.title}</dd>
      <dt>{t('check.measured')}</dt>
      <dd>
        {check.value
          ? valueWords(check.value, check.unit, t)
          : t('check.nothingMeasured')}
        {check.declared || !check.value
          ? ''
          : ` (${t('check.sure', {
              percent: String(Math.floor(check.confidence.kappa * 100 + 1e-9)),
            })})`}
      </dd>
      {threshold === undefined ? null : (
        <>
          <dt>{t('check.threshold')}</dt>
          <dd>{threshold}</dd>
        </>
      )}
      {check.because ? (
        <>
          <dt>{t('check.because')}</dt>
          <dd>{check.because}</dd>
        </>
      ) : null}
      <dt>{t('check.level')}</dt>
      <dd>{check.level}</dd>
    </dl>
  );
}

/** The objects that the check was judged from, for a pass as for a failure. */
function Evidence({
  check,
  subjectRef,
}: {
  readonly check: CheckResult;
  readonly subjectRef: string;
}) {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const query = useQuery(
    readinessQueries.checkEvidence(api, {
      entityRef: subjectRef,
      checkId: check.checkId,
    }),
  );
  return (
    <section aria-label={t('evidence.title')} className={styles.evidence}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('evidence.title')}
      </Text>
      <Answered query={query} label={t('evidence.reading')}>
        {({ items, missing }) => (
          <>
            {items.length === 0 && missing === 0 ? (
              <Text as="p">{t('evidence.none')}</Text>
            ) : null}
            {items.map(view => (
              <EvidenceView
                key={`${view.record.id}/${view.record.object?.kind}/${view.record.object?.namespace}/${view.record.object?.name}`}
                view={view}
              />
            ))}
            {missing > 0 ? (
              <Text as="p" color="secondary">
                {t('evidence.missing', { count: missing })}
              </Text>
            ) : null}
          </>
        )}
      </Answered>
    </section>
  );
}

/** One check of one service: the claim, what was measured, what was found, how to mend it, and the evidence. */
export function CheckDetails({
  check,
  assessment,
}: {
  readonly check: SubjectAssessment['checks'][number];
  readonly assessment: SubjectAssessment;
}) {
  const t = useSay();
  return (
    <div className={styles.details}>
      <Status outcome={stateOutcome(check)}>{stateWords(check, t)}</Status>
      <Figures check={check} />
      {check.explanation ? <Text as="p">{check.explanation}</Text> : null}
      <WaiverLine check={check} />
      <UnreadList check={check} />
      <Findings check={check} isBesideEvidence />
      <Remedy check={check} />
      {check.why ? (
        <Text as="p" color="secondary">
          {check.why}
        </Text>
      ) : null}
      <Evidence check={check} subjectRef={assessment.subject.ref} />
    </div>
  );
}
