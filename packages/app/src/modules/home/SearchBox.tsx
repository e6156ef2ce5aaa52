import { SearchField } from '@backstage/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

/** Searches catalog and documentation; the answer has its own page and address. */
export function SearchBox() {
  const [term, setTerm] = useState('');
  const navigate = useNavigate();
  const search = (event: FormEvent) => {
    event.preventDefault();
    navigate(`/search?query=${encodeURIComponent(term.trim())}`);
  };
  return (
    <form role="search" onSubmit={search}>
      <SearchField
        aria-label="Search services, people and docs"
        placeholder="Search services, people and docs"
        value={term}
        onChange={setTerm}
      />
    </form>
  );
}
