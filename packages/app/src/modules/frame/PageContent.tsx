import {
  createContext,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { PropsWithChildren } from 'react';
import { CONTENT_ID } from './contentId';
import styles from './PageContent.module.css';

const IsInside = createContext(false);

/** Whether what is inside brings a main landmark of its own, as stock pages of the catalog do, now or once it is loaded. */
function useOwnLandmark() {
  const ref = useRef<HTMLDivElement>(null);
  const [isThere, setIsThere] = useState(false);
  useLayoutEffect(() => {
    const content = ref.current;
    if (!content) return undefined;
    const look = () =>
      setIsThere(content.querySelector('main, [role="main"]') !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(content, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return { ref, isThere };
}

function Landmark({ children }: PropsWithChildren) {
  const own = useOwnLandmark();
  return (
    <div
      ref={own.ref}
      id={CONTENT_ID}
      className={styles.content}
      tabIndex={-1}
      {...(own.isThere ? {} : { role: 'main' })}
    >
      <IsInside.Provider value>{children}</IsInside.Provider>
    </div>
  );
}

/** What a page is about: its one main landmark, where the skip link leads to. Inside of another it is nothing of its own. */
export function PageContent({ children }: PropsWithChildren) {
  return useContext(IsInside) ? (
    <>{children}</>
  ) : (
    <Landmark>{children}</Landmark>
  );
}
