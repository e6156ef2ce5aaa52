import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
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
  const { entity } = useEntity();
  const page = useEntityRefLink()(entity);
  const available =
    useApi(configApiRef).getOptionalBoolean('techdocs.available') ?? true;
  return available ? (
    <Link href={`${page}/docs`}>Docs</Link>
  ) : (
    <Text as="span" color="secondary">
      Docs are off on this portal
    </Text>
  );
}

/** Tier, on-call, runbook, docs, source, further links: one line, and only what there is. */
export function FactsLine() {
  const { entity } = useEntity();
  const { tier, onCall, runbook, sourceUrl, hasDocs, otherLinks } =
    factsOf(entity);
  const facts: ReactNode[] = [];
  if (tier) {
    facts.push(<Text as="span">Tier {tier}</Text>);
  }
  if (onCall) {
    facts.push(
      <Outside href={onCall.url}>{onCall.title ?? 'On call'}</Outside>,
    );
  }
  if (runbook) {
    facts.push(<Outside href={runbook.url}>Runbook</Outside>);
  }
  if (hasDocs) {
    facts.push(<Docs />);
  }
  if (sourceUrl) {
    facts.push(<Outside href={sourceUrl}>Source</Outside>);
  }
  for (const { url, title } of otherLinks) {
    facts.push(<Outside href={url}>{title ?? new URL(url).host}</Outside>);
  }
  return facts.length === 0 ? null : (
    <ul className={styles.line} aria-label="Facts">
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
