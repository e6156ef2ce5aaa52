import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { exactTime } from '@groundwork/plugin-status-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSay } from '../../useSay';
import styles from './PageFrame.module.css';

/** What a sheet of paper has to say by itself: whose it is, and when it was printed. A screen says both elsewhere. */
export function PrintHead({ title }: { readonly title: string }) {
  const t = useSay();
  const organisation =
    useApi(configApiRef).getOptionalString('organization.name');
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    // The browser draws the paper right after this event, not at React's leisure.
    const update = () => flushSync(() => setNowMs(Date.now()));
    window.addEventListener('beforeprint', update);
    return () => window.removeEventListener('beforeprint', update);
  }, []);
  return (
    <p className={styles.printHead}>
      {[
        ...(organisation === undefined ? [] : [organisation]),
        title,
        t('page.printed', { time: exactTime(nowMs) }),
      ].join(' · ')}
    </p>
  );
}
