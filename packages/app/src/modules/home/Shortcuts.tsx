import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityRefLink,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from '../../useSay';
import { RecentPages } from './RecentPages';
import { homeQueries } from './queries';
import styles from './Shortcuts.module.css';

function Section(props: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <Text as="h2" variant="body-medium" weight="bold">
        {props.title}
      </Text>
      <ul className={styles.list}>{props.children}</ul>
    </section>
  );
}

function templatePath({ metadata: { namespace, name } }: Entity): string {
  const parts = [namespace ?? 'default', name].map(encodeURIComponent);
  return `/create/templates/${parts.join('/')}`;
}

function Templates() {
  const t = useSay();
  const { data = [] } = useQuery(homeQueries.templates(useApi(catalogApiRef)));
  return data.length === 0 ? null : (
    <Section title={t('home.create')}>
      {data.map(template => (
        <li key={stringifyEntityRef(template)}>
          <Link href={templatePath(template)}>
            {template.metadata.title ?? template.metadata.name}
          </Link>
          {template.metadata.description ? (
            <Text as="p" variant="body-small" color="secondary">
              {template.metadata.description}
            </Text>
          ) : null}
        </li>
      ))}
    </Section>
  );
}

function Starred() {
  const t = useSay();
  const refs = [...useStarredEntities().starredEntities].sort();
  return refs.length === 0 ? null : (
    <Section title={t('home.starred')}>
      {refs.map(ref => (
        <li key={ref}>
          <EntityRefLink entityRef={ref} />
        </li>
      ))}
    </Section>
  );
}

/** Ways to go on; a list that has nothing in it is left out. */
export function Shortcuts() {
  return (
    <>
      <Templates />
      <Starred />
      <RecentPages />
    </>
  );
}
