import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import {
  exactTime,
  failureWords as wordsOfFailure,
  SourceNotes,
  Status,
  type FailedSource,
} from '@groundwork/plugin-status-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SourcesSummary } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { sourceName } from '../../words';
import styles from './PageFrame.module.css';
import { PrintHead } from './PrintHead';

function failedSources(
  { failing }: SourcesSummary,
  t: Say,
): readonly FailedSource[] {
  return failing.map(
    ({ source, reason, message, request, since, subjects }) => {
      const what = request?.path.split('?')[0];
      const time = exactTime(Date.parse(since));
      return {
        name: sourceName(source),
        reason,
        ...(what === undefined ? {} : { subject: what }),
        since:
          subjects > 1
            ? t('page.sinceLooks', {
                time,
                number: subjects.toLocaleString('en'),
              })
            : t('page.since', { time }),
        ...(message === undefined ? {} : { message }),
      };
    },
  );
}

/** The line above a page that is complete for the rest. */
export function Sources({ sources }: { readonly sources: SourcesSummary }) {
  const t = useSay();
  return (
    <SourceNotes
      noun={t('page.sourcesNoun')}
      asked={sources.total}
      failed={failedSources(sources, t)}
    />
  );
}

/** A page while its answer is on the way: the final layout without words. */
function Waiting({ label }: { readonly label: string }) {
  return (
    <Flex direction="column" gap="4" role="progressbar" aria-label={label}>
      <Skeleton height={16} width="30%" />
      <Skeleton height={40} width="60%" />
      <Skeleton height={24} width="45%" />
      {[1, 2, 3, 4, 5].map(row => (
        <Skeleton key={row} height={44} />
      ))}
    </Flex>
  );
}

/** What went wrong, in the reader's language. */
export function failureWords(error: Error, t: Say): string {
  return wordsOfFailure(error, t('page.outOfReach'));
}

function Failed({
  error,
  retry,
  failed,
}: {
  readonly error: Error;
  retry(): void;
  readonly failed: AnsweredProps<unknown>['failed'];
}) {
  const t = useSay();
  const why = failureWords(error, t);
  return (
    <Flex direction="column" gap="3" align="start">
      <Status outcome="unknown">
        {failed ? failed(why) : t('page.failed', { why })}
      </Status>
      <Button variant="secondary" onPress={retry}>
        {t('page.askAgain')}
      </Button>
    </Flex>
  );
}

function Outdated({ error }: { readonly error: Error }) {
  const t = useSay();
  return (
    <div role="status">
      <Status outcome="unknown">
        {t('page.outdated', { why: failureWords(error, t) })}
      </Status>
    </div>
  );
}

/** Props of {@link Answered}. */
export interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  /** What is being asked, for a reader who hears the page. */
  readonly label: string;
  /** Has the layout of the answer; a plain one without it. */
  readonly waiting?: ReactNode;
  /** What is unknown when there is no answer; readiness without it. */
  readonly failed?: (why: string) => string;
  readonly children: (answer: T) => ReactNode;
}

/** Shows an answer, keeps an old one while a new one is on its way, and says what went wrong without one. */
export function Answered<T>(props: AnsweredProps<T>) {
  const { query, label, waiting, failed, children } = props;
  if (query.data !== undefined)
    return (
      <>
        {query.error ? <Outdated error={query.error} /> : null}
        {children(query.data)}
      </>
    );
  if (query.error)
    return (
      <Failed
        error={query.error}
        retry={() => query.refetch()}
        failed={failed}
      />
    );
  return waiting ?? <Waiting label={label} />;
}

/** Width for reading, one column; in a tab of an entity the tab has its own sides. */
export function Reading({
  isTab = false,
  title,
  children,
}: {
  readonly isTab?: boolean;
  /** What a printed sheet is called; readiness without it. */
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const t = useSay();
  return (
    <div className={styles.reading} data-tab={isTab}>
      <PrintHead title={title ?? t('page.readiness')} />
      <Flex direction="column" gap="6">
        {children}
      </Flex>
    </div>
  );
}

/** A part of a page with its heading. */
export function Part({
  id,
  title,
  children,
  note,
}: {
  /** Where addresses lead to. */
  readonly id?: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}) {
  return (
    <section id={id} className={styles.part} aria-label={title}>
      <Text as="h2" variant="title-small" weight="bold">
        {title}
      </Text>
      {note ? (
        <Text as="p" variant="body-medium" color="secondary">
          {note}
        </Text>
      ) : null}
      {children}
    </section>
  );
}
