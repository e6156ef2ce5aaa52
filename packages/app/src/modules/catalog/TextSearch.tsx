import {
  EntityTextFilter,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useSay } from '../../useSay';

const TYPING_PAUSE_MS = 250;

/** The stock filter with a place in the address, so that a link shows a colleague the same list. */
class AddressedTextFilter extends EntityTextFilter {
  toQueryValue(): string {
    return this.value;
  }
}

/** Narrows the list down to names that contain the words. */
export function TextSearch() {
  const t = useSay();
  const { queryParameters, updateFilters } = useEntityList();
  const [words, setWords] = useState(
    () => [queryParameters.text ?? []].flat()[0] ?? '',
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      const text = words.trim();
      // @ts-expect-error Only `undefined` takes a filter away, and its type has no room for that.
      updateFilters({ text: text ? new AddressedTextFilter(text) : undefined });
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, updateFilters]);
  return (
    <SearchField
      aria-label={t('catalog.list.filter')}
      placeholder={t('catalog.list.filter')}
      value={words}
      onChange={setWords}
    />
  );
}
