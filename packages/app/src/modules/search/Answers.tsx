import type { SearchResult } from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Link, Skeleton } from '@backstage/ui';
import { failureWords, Status } from '@groundwork/plugin-status-react';
import { useSay, type Say } from '../../useSay';
import styles from './Search.module.css';

function field(document: object, name: string): string | undefined {
  const value: unknown = Object.entries(document).find(
    ([key]) => key === name,
  )?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** "Component, service, of payments"; for a page of documentation, whose it is. */
function kindWords({ type, document }: SearchResult, t: Say): string {
  if (type === 'techdocs') {
    const name = field(document, 'entityTitle') ?? field(document, 'name');
    return name ? t('search.docsOf', { name }) : t('search.docs');
  }
  const owner = field(document, 'owner');
  return [
    field(document, 'kind'),
    field(document, 'componentType') ?? field(document, 'type'),
    owner ? t('search.of', { owner }) : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}

function Highlighted(props: {
  readonly result: SearchResult;
  readonly name: 'title' | 'text';
}) {
  const { document, highlight } = props.result;
  const marked = highlight?.fields[props.name];
  return highlight && marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{document[props.name]}</>
  );
}

/** Props of {@link Answers}. */
export interface AnswersProps {
  readonly term: string;
  readonly results: readonly SearchResult[] | undefined;
  readonly error: Error | null;
  /** Called when somebody follows one of them. */
  onFollow?(): void;
}

/** What was found, each with where it belongs and the words around what was looked for. */
export function Answers({ term, results, error, onFollow }: AnswersProps) {
  const t = useSay();
  if (error) {
    return (
      <Status outcome="unknown">
        {t('search.failed', { why: failureWords(error) })}
      </Status>
    );
  }
  if (!results) {
    return (
      <div role="progressbar" aria-label={t('search.searching')}>
        {[1, 2, 3, 4].map(row => (
          <Skeleton key={row} height={56} width="100%" />
        ))}
      </div>
    );
  }
  if (results.length === 0) {
    return <p className={styles.none}>{t('search.none', { term })}</p>;
  }
  return (
    <ul className={styles.answers} aria-label={t('search.found')}>
      {results.map(result => (
        <li key={`${result.type}/${result.document.location}`}>
          <Link
            href={result.document.location}
            {...(onFollow ? { onPress: onFollow } : {})}
          >
            <Highlighted result={result} name="title" />
          </Link>{' '}
          <span className={styles.kind}>{kindWords(result, t)}</span>
          <p className={styles.text}>
            <Highlighted result={result} name="text" />
          </p>
        </li>
      ))}
    </ul>
  );
}
