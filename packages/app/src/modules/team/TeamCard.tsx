import { EntityRefLinks, useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useSay } from '../../useSay';
import { aboveOf, partsOf } from './queries';
import styles from './TeamPage.module.css';

function Fact(props: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Groups(props: {
  readonly term: string;
  readonly refs: readonly string[];
}) {
  return props.refs.length === 0 ? null : (
    <Fact term={props.term}>
      <EntityRefLinks
        entityRefs={[...props.refs]}
        defaultKind="group"
        hideIcons
      />
    </Fact>
  );
}

function emailOf(profile: unknown): string | undefined {
  const email =
    typeof profile === 'object' && profile !== null && 'email' in profile
      ? profile.email
      : undefined;
  return typeof email === 'string' ? email : undefined;
}

/** What the team is and where it belongs; what nobody wrote down is left out. */
export function TeamCard() {
  const t = useSay();
  const { entity } = useEntity();
  const email = emailOf(entity.spec?.profile);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('team.about')}
        </Text>
      </CardHeader>
      <CardBody>
        <dl className={styles.facts}>
          {entity.metadata.description ? (
            <Fact term={t('team.does')}>{entity.metadata.description}</Fact>
          ) : null}
          <Groups term={t('team.partOf')} refs={aboveOf(entity)} />
          <Groups term={t('team.consistsOf')} refs={partsOf(entity)} />
          {email ? (
            <Fact term={t('team.mail')}>
              <Link href={`mailto:${email}`}>{email}</Link>
            </Fact>
          ) : null}
        </dl>
      </CardBody>
    </Card>
  );
}
