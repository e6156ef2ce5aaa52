import { Button, Text } from '@backstage/ui';
import { RelativeTime } from '@groundwork/plugin-status-react';
import type { OrganisationAssessment, SourcesSummary } from '../../answers';
import styles from './OrganisationPage.module.css';

/** Share of the first failing prerequisite that nothing measures yet, in words. */
function unknownShare({ prerequisites }: OrganisationAssessment): string {
  const failing = prerequisites.find(
    ({ decision }) => decision.gate === 'FAIL',
  );
  const unknown = (failing ?? prerequisites[0])?.score.displayed.unknown;
  return unknown === undefined ? '' : `${unknown} %`;
}

function certainty(assessment: OrganisationAssessment): string {
  const { verdict } = assessment;
  if (!verdict.certain)
    return `What is known leaves ${verdict.possible.length} answers open.`;
  return `This is certain: it stands whatever the ${unknownShare(
    assessment,
  )} still unknown shows.`;
}

function sizeWords({
  engineers,
  isLowerBound,
}: OrganisationAssessment['size']): string {
  if (engineers === undefined) return 'number of engineers not known';
  const least = isLowerBound ? 'at least ' : '';
  return `${least}${engineers.toLocaleString('en')} engineers`;
}

/** The answer, first: one sentence, how sure it is, and what it rests on. */
export function Verdict({
  assessment,
  sources,
}: {
  readonly assessment: OrganisationAssessment;
  readonly sources: SourcesSummary;
}) {
  const { verdict, asOf, size } = assessment;
  return (
    <header className={styles.verdict}>
      <div className={styles.meta}>
        <Text as="span" variant="body-small" color="secondary">
          as of <RelativeTime at={asOf} /> · {sources.answering} of{' '}
          {sources.total} sources answer · {sizeWords(size)}
        </Text>
        <Button
          variant="tertiary"
          size="small"
          onPress={() => window.print()}
          className={styles.screenOnly ?? ''}
        >
          Print
        </Button>
      </div>
      <Text as="h2" variant="title-medium" weight="bold">
        {verdict.sentence}
      </Text>
      <Text as="p" variant="body-large">
        {certainty(assessment)}
      </Text>
      <details open>
        <summary>Why</summary>
        <ul>
          {verdict.reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
      {verdict.looks.length > 0 ? (
        <details open>
          <summary>What would decide it</summary>
          <ul>
            {verdict.looks.map(look => (
              <li key={look.fact}>
                {look.title} ({look.effort} effort)
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </header>
  );
}
