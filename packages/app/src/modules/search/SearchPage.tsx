import { useApi } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import {
  Button,
  Container,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useSay } from '../../useSay';
import { Answers } from './Answers';
import { searchQueries, type SearchType } from './queries';
import styles from './Search.module.css';
import { StartingPoints } from './StartingPoints';
import { useSettled } from './useSettled';

const TYPES = [
  ['all', 'everything'],
  ['software-catalog', 'catalog'],
  ['techdocs', 'docs'],
] as const;

function typeOf(value: string | null): SearchType | undefined {
  return value === 'software-catalog' || value === 'techdocs'
    ? value
    : undefined;
}

/** What the address asks for; a change of it begins with the first page again. */
function useAddressedSearch() {
  const [params, setParams] = useSearchParams();
  const change = (values: Readonly<Record<string, string>>) =>
    setParams(
      Object.entries({
        query: params.get('query') ?? '',
        type: params.get('type') ?? '',
        ...values,
      }).filter(([, value]) => value !== ''),
      { replace: !('cursor' in values) },
    );
  return {
    term: params.get('query')?.trim() ?? '',
    type: typeOf(params.get('type')),
    cursor: params.get('cursor') ?? undefined,
    change,
  };
}

function Found(props: ReturnType<typeof useAddressedSearch>) {
  const t = useSay();
  const { term, type, cursor, change } = props;
  const { data, error } = useQuery(
    searchQueries.answers(useApi(searchApiRef), { term, type, cursor }),
  );
  return (
    <>
      <ToggleButtonGroup
        aria-label={t('search.where')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[type ?? 'all']}
        onSelectionChange={keys => {
          const [key] = [...keys];
          change({ type: typeOf(String(key)) ?? '' });
        }}
      >
        {TYPES.map(([id, label]) => (
          <ToggleButton key={id} id={id}>
            {t(`search.${label}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Answers term={term} results={data?.results} error={error} />
      <div className={styles.pages}>
        {data?.previousPageCursor ? (
          <Button
            variant="secondary"
            onPress={() => change({ cursor: data.previousPageCursor ?? '' })}
          >
            {t('search.previous')}
          </Button>
        ) : null}
        {data?.nextPageCursor ? (
          <Button
            variant="secondary"
            onPress={() => change({ cursor: data.nextPageCursor ?? '' })}
          >
            {t('search.next')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** One box over catalog and documentation; the address says what was looked for. */
export function SearchPage() {
  const t = useSay();
  const search = useAddressedSearch();
  const { term, change } = search;
  const [words, setWords] = useState(term);
  const settled = useSettled(words);
  useEffect(() => {
    if (settled !== term) {
      change({ query: settled });
    }
    // Only what is typed leads to another address; an address that was followed is below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  useEffect(() => setWords(term), [term]);
  return (
    <Container py="4">
      <div className={styles.page}>
        <SearchField
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- nobody opens this page for anything else
          autoFocus
          value={words}
          onChange={setWords}
        />
        {term === '' ? <StartingPoints /> : <Found {...search} />}
      </div>
    </Container>
  );
}
