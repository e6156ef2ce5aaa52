import { SidebarItem } from '@backstage/core-components';
import { RiSearchLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { useSay } from '../../useSay';
import { SearchDialog } from '../search';

/** The sidebar's way to search; Ctrl-K, or Cmd-K, is the same from everywhere, and closes it again. */
export function SearchEntry() {
  const t = useSay();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      const isShortcut =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (isShortcut && event.key.toLocaleLowerCase('en-US') === 'k') {
        // The browser's own meaning of it is its address bar.
        event.preventDefault();
        setIsOpen(open => !open);
      }
    };
    // Text fields keep what is typed into them to themselves, the one of the dialog too: it is heard on its way there.
    window.addEventListener('keydown', toggle, { capture: true });
    return () =>
      window.removeEventListener('keydown', toggle, { capture: true });
  }, []);
  return (
    <>
      <SidebarItem
        icon={() => <RiSearchLine />}
        text={t('frame.search')}
        onClick={() => setIsOpen(true)}
      />
      <SearchDialog isOpen={isOpen} onOpenChange={setIsOpen} />
    </>
  );
}
