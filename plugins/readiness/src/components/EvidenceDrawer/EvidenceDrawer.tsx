import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import {
  explainFailure,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EvidenceRecord } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useAddress } from '../../useAddress';
import { Drawer } from '../Drawer';
import { Answered } from '../PageFrame';
import styles from './EvidenceDrawer.module.css';

const PARAMETER = 'evidence';

/** Opens the drawer on a stored observation. */
export function useEvidenceDrawer(): (id: string) => void {
  const [, open] = useAddress(PARAMETER);
  return open;
}

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

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function ObjectName({
  object,
}: {
  readonly object: NonNullable<EvidenceRecord['object']>;
}) {
  const {
    apiVersion,
    kind,
    namespace,
    name,
    uid,
    resourceVersion,
    repo,
    path,
    sha,
    url,
  } = object;
  const place = [kind, [namespace, name].filter(Boolean).join('/'), repo, path]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <Row name="Object">
        {url && isWebAddress(url) ? <Link href={url}>{place}</Link> : place}
      </Row>
      {apiVersion ? <Row name="API version">{apiVersion}</Row> : null}
      {uid ? <Row name="uid">{uid}</Row> : null}
      {resourceVersion ? (
        <Row name="resourceVersion">{resourceVersion}</Row>
      ) : null}
      {sha ? <Row name="Commit">{sha}</Row> : null}
    </>
  );
}

function Outcome({ record }: { readonly record: EvidenceRecord }) {
  const { outcome, reason, message } = record;
  if (outcome === 'failed' && reason) {
    return (
      <Flex direction="column" gap="2" align="start">
        <Status outcome="unknown">
          could not look: {record.source.instance} {explainFailure(reason).says}
        </Status>
        {message ? <Text as="p">{message}</Text> : null}
        <Text as="p" color="secondary">
          {explainFailure(reason).fix}
        </Text>
      </Flex>
    );
  }
  return outcome === 'absent' ? (
    <Status outcome="not-applicable">looked, nothing there: {message}</Status>
  ) : (
    <Status outcome="passes">observed</Status>
  );
}

function Record({ record }: { readonly record: EvidenceRecord }) {
  const { source, request, object, value } = record;
  const query = request?.query ? `?${new URLSearchParams(request.query)}` : '';
  return (
    <Flex direction="column" gap="4">
      <Outcome record={record} />
      <dl className={styles.facts}>
        <Row name="About">{record.subjectRef}</Row>
        <Row name="Source">
          {source.kind} {source.instance}
        </Row>
        {request ? (
          <Row name="Request">
            {request.method} {request.path}
            {query}
          </Row>
        ) : null}
        <Row name="Observed">
          <RelativeTime at={record.observedAt} />
        </Row>
        <Row name="Collector">
          {record.collector}, version {record.collectorVersion}
        </Row>
        <Row name="Digest">{record.digest}</Row>
        {object ? <ObjectName object={object} /> : null}
      </dl>
      {value === undefined ? null : (
        <section aria-label="What was stored">
          {/* What scrolls takes the keyboard, or a reader without a mouse cannot reach its end. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.raw} tabIndex={0}>
            {JSON.stringify(value, undefined, 2)}
          </pre>
        </section>
      )}
    </Flex>
  );
}

function Content({ id }: { readonly id: string }) {
  const api = useApi(readinessApiRef);
  const query = useQuery(readinessQueries.evidence(api, id));
  return (
    <Answered query={query} label="Reading the evidence">
      {record => <Record record={record} />}
    </Answered>
  );
}

/** The last level of every number: what a source answered, when, and where to see it there. Escape closes it. */
export function EvidenceDrawer() {
  const [id, open] = useAddress(PARAMETER);
  return (
    <Drawer
      title="Evidence"
      isOpen={id !== undefined}
      close={() => open(undefined)}
    >
      {id === undefined ? null : <Content id={id} />}
    </Drawer>
  );
}
