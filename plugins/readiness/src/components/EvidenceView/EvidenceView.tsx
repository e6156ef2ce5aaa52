import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import { explainFailure, Status } from '@groundwork/plugin-status-react';
import type { EvidenceRecord, EvidenceView as View } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { Yaml } from '../Yaml';
import styles from './EvidenceView.module.css';
import { Provenance } from './Provenance';

const DELIVERIES = 'delivery-metrics';

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Where a link leads, as the users of the outside system call it. */
function openWords({ source }: EvidenceRecord, url: string, t: Say): string {
  switch (source.kind) {
    case 'argocd':
      return t('evidence.openIn', { place: t('evidence.argocd') });
    case 'catalog':
      return t('evidence.openCatalogFile');
    default:
      return t('evidence.openIn', { place: new URL(url).host });
  }
}

function Outside({ record }: { readonly record: EvidenceRecord }) {
  const t = useSay();
  const url = record.object?.url;
  return url && isWebAddress(url) ? (
    <Link href={url} target="_blank">
      {openWords(record, url, t)}
    </Link>
  ) : null;
}

/** What was measured of a service's deliveries stands in the portal itself, day by day. */
function Deliveries({ record }: { readonly record: EvidenceRecord }) {
  const t = useSay();
  const link = useRouteRef(entityRouteRef);
  if (record.kind !== DELIVERIES || !link) return null;
  const entity = parseEntityRef(record.subjectRef);
  return (
    <Link href={`${link(entityRouteParams(entity))}/delivery`}>
      {t('evidence.openDelivery')}
    </Link>
  );
}

function Outcome({ record }: { readonly record: EvidenceRecord }) {
  const t = useSay();
  const { outcome, reason, message } = record;
  if (outcome === 'failed' && reason) {
    return (
      <Flex direction="column" gap="2" align="start">
        <Status outcome="unknown">
          {t('evidence.failed', {
            instance: record.source.instance,
            why: explainFailure(reason).says,
          })}
        </Status>
        {message ? <Text as="p">{message}</Text> : null}
        <Text as="p" color="secondary">
          {explainFailure(reason).fix}
        </Text>
      </Flex>
    );
  }
  return outcome === 'absent' ? (
    <Status outcome="not-applicable">
      {t('evidence.absent', { message: message ?? '' })}
    </Status>
  ) : null;
}

/** What the object is called where it lives; the subject where it is about that alone. */
function titleOf({ object, subjectRef }: EvidenceRecord): string {
  const { kind, namespace, name, repo, path } = object ?? {};
  const parts = [
    kind,
    [namespace, name].filter(Boolean).join('/'),
    repo,
    path,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : subjectRef;
}

/** One observation or one object of it: what came of the look, the object itself, and where it comes from. */
export function EvidenceView({ view }: { readonly view: View }) {
  const t = useSay();
  const { record, fields, objects, objectCount } = view;
  const isEmptyHanded =
    record.outcome === 'observed' &&
    record.value === undefined &&
    objects.length === 0;
  return (
    <article className={styles.view} aria-label={titleOf(record)}>
      <div className={styles.title}>
        <Text as="h3" variant="body-medium" weight="bold">
          {titleOf(record)}
        </Text>
        <Outside record={record} />
        <Deliveries record={record} />
      </div>
      <Outcome record={record} />
      {isEmptyHanded ? (
        <Text as="p">{t('evidence.nothingOfIt', { count: objectCount })}</Text>
      ) : null}
      {record.value === undefined ? null : (
        <Yaml value={record.value} fields={fields} />
      )}
      <Provenance record={record} />
    </article>
  );
}
