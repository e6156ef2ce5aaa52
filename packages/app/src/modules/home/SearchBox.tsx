import { SearchField } from '@backstage/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSay } from '../../useSay';

/** Searches catalog and documentation; the answer has its own page and address. */
export function SearchBox() {
  const t = useSay();
  const [term, setTerm] = useState('');
  const navigate = useNavigate();
  const search = (event: FormEvent) => {
    event.preventDefault();
    navigate(`/search?query=${encodeURIComponent(term.trim())}`);
  };
  return (
    <form role="search" onSubmit={search}>
      <SearchField
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        value={term}
        onChange={setTerm}
      />
    </form>
  );
}
