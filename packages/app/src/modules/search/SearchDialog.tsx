import { useApi } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import {
  Dialog,
  DialogBody,
  DialogHeader,
  Link,
  SearchField,
} from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSay } from '../../useSay';
import { Answers } from './Answers';
import { searchQueries } from './queries';
import styles from './Search.module.css';
import { StartingPoints } from './StartingPoints';
import { useSettled } from './useSettled';

function SearchBody({ close }: { close(): void }) {
  const t = useSay();
  const [words, setWords] = useState('');
  const term = useSettled(words);
  const navigate = useNavigate();
  const { data, error } = useQuery(
    searchQueries.answers(useApi(searchApiRef), { term }),
  );
  const page = `/search?query=${encodeURIComponent(words.trim())}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close();
    navigate(page);
  };
  return (
    <div className={styles.page}>
      <form role="search" onSubmit={submit}>
        <SearchField
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to type into it
          autoFocus
          value={words}
          onChange={setWords}
        />
      </form>
      {term === '' ? (
        <StartingPoints onFollow={close} />
      ) : (
        <>
          <Answers
            term={term}
            results={data?.results}
            error={error}
            onFollow={close}
          />
          <Link href={page} onPress={close}>
            {t('search.asPage')}
          </Link>
        </>
      )}
    </div>
  );
}

/** Search over the page somebody is on. */
export function SearchDialog(props: {
  readonly isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}) {
  const t = useSay();
  const { isOpen, onOpenChange } = props;
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} width={640}>
      <DialogHeader>{t('search.title')}</DialogHeader>
      <DialogBody>
        <SearchBody close={() => onOpenChange(false)} />
      </DialogBody>
    </Dialog>
  );
}
