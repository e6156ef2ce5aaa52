import { Fragment } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { EntityNotes } from './EntityNotes';
import { FactsLine } from './FactsLine';
import styles from './OverviewLayout.module.css';

type Cards = EntityContentLayoutProps['cards'];

function Column(props: { readonly cards: Cards; readonly className?: string }) {
  return (
    <div className={props.className}>
      {props.cards.map(({ element }, index) => (
        <Fragment key={element.key ?? index}>{element}</Fragment>
      ))}
    </div>
  );
}

/** What is it, is it well, who helps: facts, notes, then cards beside what it is. */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const info = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');
  const columns = info.length > 0 && content.length > 0;
  return (
    <div className={styles.page}>
      <FactsLine />
      <EntityNotes />
      <div className={columns ? styles.columns : styles.single}>
        {content.length > 0 ? (
          <Column cards={content} className={styles.column ?? ''} />
        ) : null}
        {info.length > 0 ? (
          <Column cards={info} className={styles.column ?? ''} />
        ) : null}
      </div>
    </div>
  );
}
