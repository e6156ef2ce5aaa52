import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Text } from '@backstage/ui';
import { RelativeTime } from '@groundwork/plugin-status-react';
import type { OrganisationAssessment, SourcesSummary } from '../../answers';
import { collectorsRouteRef, prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { effortWords } from '../../words';
import { Mend } from '../Findings';
import styles from './OrganisationPage.module.css';

/** What the first step asks about. */
const FOUNDATION: readonly string[] = ['P1', 'P2'];

/** Share of the first prerequisite behind the verdict that nothing measures yet. */
function unknownShare({
  prerequisites,
  verdict,
}: OrganisationAssessment): number | undefined {
  // A foundation that passes may not have stood for long enough: what fails behind it does not decide then.
  const asked = prerequisites.filter(
    ({ id }) => verdict.phase !== 'FOUNDATION' || FOUNDATION.includes(id),
  );
  const failing = asked.find(({ decision }) => decision.gate === 'FAIL');
  return (failing ?? asked[0])?.score.displayed.unknown;
}

function certainty(assessment: OrganisationAssessment, t: Say): string {
  const { verdict } = assessment;
  if (!verdict.certain)
    return t('verdict.open', { count: verdict.possible.length });
  return t('verdict.certain', {
    unknown: String(unknownShare(assessment) ?? 0),
  });
}

function sizeWords(
  { engineers, isLowerBound }: OrganisationAssessment['size'],
  t: Say,
): string {
  if (engineers === undefined) return t('verdict.engineersUnknown');
  return isLowerBound
    ? t('verdict.engineersAtLeast', { count: engineers })
    : t('verdict.engineers', { count: engineers });
}

/** Where the way to production is described on this page. */
export const VARIATION = 'way-to-production';

type Reason = OrganisationAssessment['verdict']['reasons'][number];

/** A reason leads to what it rests on, where that is more than the sentence itself. */
function Because({ reason: { sentence, about } }: { readonly reason: Reason }) {
  const link = useRouteRef(prerequisiteRouteRef);
  switch (about) {
    case 'variation':
      return <Link href={`#${VARIATION}`}>{sentence}</Link>;
    case 'engineers':
    case 'portal':
      return <>{sentence}</>;
    case 'foundationLatched':
      return <Link href={link?.({ id: 'P1' }) ?? ''}>{sentence}</Link>;
    default:
      return <Link href={link?.({ id: about }) ?? ''}>{sentence}</Link>;
  }
}

/** The answer, first: one sentence, how sure it is, and what it rests on. */
export function Verdict({
  assessment,
  sources,
}: {
  readonly assessment: OrganisationAssessment;
  readonly sources: SourcesSummary;
}) {
  const t = useSay();
  const link = useRouteRef(collectorsRouteRef);
  const { verdict, asOf, size } = assessment;
  return (
    <header className={styles.verdict}>
      <div className={styles.meta}>
        <Text as="span" variant="body-small" color="secondary">
          {t('verdict.asOf')} <RelativeTime at={asOf} /> ·{' '}
          <Link href={link?.() ?? ''}>
            {t('verdict.sources', {
              answering: String(sources.answering),
              total: String(sources.total),
            })}
          </Link>{' '}
          · {sizeWords(size, t)}
        </Text>
        <Button
          variant="tertiary"
          size="small"
          onPress={() => window.print()}
          className={styles.screenOnly ?? ''}
        >
          {t('verdict.print')}
        </Button>
      </div>
      <Text as="h2" variant="title-medium" weight="bold">
        {verdict.sentence}
      </Text>
      <Text as="p" variant="body-large">
        {certainty(assessment, t)}
      </Text>
      <details open>
        <summary>{t('verdict.why')}</summary>
        <ul>
          {verdict.reasons.map(reason => (
            <li key={reason.sentence}>
              <Because reason={reason} />
            </li>
          ))}
        </ul>
      </details>
      {verdict.looks.length > 0 ? (
        <details open>
          <summary>{t('verdict.whatWouldDecide')}</summary>
          <ul>
            {verdict.looks.map(look => (
              <li key={look.fact}>
                {t('verdict.look', {
                  look: look.title,
                  effort: effortWords(look.effort, t),
                })}
                {look.declare ? (
                  <Mend mend={look.declare} href={look.declare.href} />
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </header>
  );
}
