import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useSay } from '../../useSay';
import { factsOf } from './facts';
import styles from './FactsLine.module.css';

function Outside(props: {
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <Link href={props.href} target="_blank" rel="noopener noreferrer">
      {props.children}
    </Link>
  );
}

function Docs() {
  const t = useSay();
  const { entity } = useEntity();
  const page = useEntityRefLink()(entity);
  const available =
    useApi(configApiRef).getOptionalBoolean('techdocs.available') ?? true;
  return available ? (
    <Link href={`${page}/docs`}>{t('entity.facts.docs')}</Link>
  ) : (
    <Text as="span" color="secondary">
      {t('entity.facts.noDocs')}
    </Text>
  );
}

/** Tier, on-call, runbook, docs, source, further links: one line, and only what there is. */
export function FactsLine() {
  const t = useSay();
  const { entity } = useEntity();
  const { tier, onCall, runbook, sourceUrl, hasDocs, otherLinks } =
    factsOf(entity);
  const facts: ReactNode[] = [];
  if (tier) {
    facts.push(<Text as="span">{t('entity.facts.tier', { tier })}</Text>);
  }
  if (onCall) {
    facts.push(
      <Outside href={onCall.url}>
        {onCall.title ?? t('entity.facts.onCall')}
      </Outside>,
    );
  }
  if (runbook) {
    facts.push(
      <Outside href={runbook.url}>{t('entity.facts.runbook')}</Outside>,
    );
  }
  if (hasDocs) {
    facts.push(<Docs />);
  }
  if (sourceUrl) {
    facts.push(<Outside href={sourceUrl}>{t('entity.facts.source')}</Outside>);
  }
  for (const { url, title } of otherLinks) {
    facts.push(<Outside href={url}>{title ?? new URL(url).host}</Outside>);
  }
  return facts.length === 0 ? null : (
    <ul className={styles.line} aria-label={t('entity.facts.label')}>
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
