import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { RelativeTime, Status } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import type { Trouble } from './troubles';
import styles from './TroubleList.module.css';

/** What is broken or waits, a line each, leading to where it can be looked at. */
export function TroubleList(props: { readonly troubles: readonly Trouble[] }) {
  const t = useSay();
  const pageOf = useEntityRefLink();
  return props.troubles.length === 0 ? null : (
    <ul className={styles.list} aria-label={t('services.troubles.label')}>
      {props.troubles.map(
        ({ entityRef, outcome, word, where, path, seenAt }) => (
          <li key={`${entityRef}/${where}`}>
            <Status outcome={outcome}>{word}</Status>
            <span>
              <Link href={`${pageOf(entityRef)}${path}`}>
                {parseEntityRef(entityRef).name}
              </Link>{' '}
              <span className={styles.where}>
                {seenAt
                  ? t('services.troubles.readAt', {
                      where,
                      time: <RelativeTime at={seenAt} />,
                    })
                  : where}
              </span>
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
