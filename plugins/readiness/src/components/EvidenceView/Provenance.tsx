import { RelativeTime } from '@groundwork/plugin-status-react';
import type { ReactNode } from 'react';
import type { EvidenceRecord } from '../../answers';
import { useSay } from '../../useSay';
import styles from './EvidenceView.module.css';

function Row({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Who was asked for what, when, and how the raw object is told from every other. */
export function Provenance({ record }: { readonly record: EvidenceRecord }) {
  const t = useSay();
  const { source, request, object, subjectRef, digest } = record;
  const query = request?.query ? `?${new URLSearchParams(request.query)}` : '';
  const identity = [
    ['apiVersion', object?.apiVersion],
    ['uid', object?.uid],
    ['resourceVersion', object?.resourceVersion],
    ['commit', object?.sha],
  ] as const;
  return (
    <dl className={styles.facts} aria-label={t('evidence.record')}>
      <Row name={t('evidence.about')}>{subjectRef}</Row>
      <Row name={t('evidence.source')}>
        {source.kind} {source.instance}
      </Row>
      {request ? (
        <Row name={t('evidence.request')}>
          {request.method} {request.path}
          {query}
        </Row>
      ) : null}
      <Row name={t('evidence.at')}>
        <RelativeTime at={record.observedAt} />
      </Row>
      {identity.map(([name, value]) =>
        value === undefined ? null : (
          <Row key={name} name={t(`evidence.${name}`)}>
            {value}
          </Row>
        ),
      )}
      <Row name={t('evidence.collector')}>
        {t('evidence.collectorVersion', {
          collector: record.collector,
          version: record.collectorVersion,
        })}
      </Row>
      <Row name={t('evidence.digest')}>{digest}</Row>
    </dl>
  );
}
