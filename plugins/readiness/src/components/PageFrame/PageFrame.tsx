import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import {
  SourceNotes,
  Status,
  type FailedSource,
} from '@groundwork/plugin-status-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SourcesSummary } from '../../answers';
import styles from './PageFrame.module.css';

/** The time of day; with its day when that is not today. */
function sinceWords(since: string): string {
  const at = new Date(since);
  const time = at.toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
  });
  return at.toDateString() === new Date().toDateString()
    ? time
    : `${at.toLocaleDateString([], {
        day: 'numeric',
        month: 'short',
      })} ${time}`;
}

function failedSources({ failing }: SourcesSummary): readonly FailedSource[] {
  return failing.map(
    ({ source, reason, message, request, since, subjects }) => ({
      name: source.instance,
      reason,
      subject: `${
        request ? request.path.split('?')[0] : source.kind
      } since ${sinceWords(since)}${
        subjects > 1 ? ` (${subjects} looks)` : ''
      }`,
      ...(message === undefined ? {} : { message }),
    }),
  );
}

/** The line above a page that is complete for the rest. */
export function Sources({ sources }: { readonly sources: SourcesSummary }) {
  return (
    <SourceNotes
      noun="sources"
      asked={sources.total}
      failed={failedSources(sources)}
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

/** A browser calls every request that got no answer a TypeError, in words of its own. */
function failureWords(error: Error): string {
  return error instanceof TypeError
    ? 'the portal’s backend could not be reached'
    : error.message;
}

function Failed({ error, retry }: { readonly error: Error; retry(): void }) {
  return (
    <Flex direction="column" gap="3" align="start">
      <Status outcome="unknown">
        Readiness is unknown: {failureWords(error)}
      </Status>
      <Button variant="secondary" onPress={retry}>
        Ask again
      </Button>
    </Flex>
  );
}

function Outdated({ error }: { readonly error: Error }) {
  return (
    <div role="status">
      <Status outcome="unknown">
        This is the last answer; asking again failed: {failureWords(error)}
      </Status>
    </div>
  );
}

/** Props of {@link Answered}. */
export interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  /** What is being asked, for a reader who hears the page. */
  readonly label: string;
  readonly children: (answer: T) => ReactNode;
}

/** Shows an answer, keeps an old one while a new one is on its way, and says what went wrong without one. */
export function Answered<T>({ query, label, children }: AnsweredProps<T>) {
  if (query.data !== undefined)
    return (
      <>
        {query.error ? <Outdated error={query.error} /> : null}
        {children(query.data)}
      </>
    );
  if (query.error)
    return <Failed error={query.error} retry={() => query.refetch()} />;
  return <Waiting label={label} />;
}

/** Width for reading, one column. */
export function Reading({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.reading}>
      <Flex direction="column" gap="6">
        {children}
      </Flex>
    </div>
  );
}

/** A part of a page with its heading. */
export function Part({
  title,
  children,
  note,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}) {
  return (
    <section className={styles.part} aria-label={title}>
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
