import type { Entity } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { StatusShape } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import styles from './EntityNotes.module.css';
import { missingReferences } from './missingReferences';
import { unresolvedNote, writtenReferences } from './unresolved';

const ORPHAN_ANNOTATION = 'backstage.io/orphan';

function hasStatus(entity: Entity): entity is AlphaEntity {
  return 'status' in entity;
}

function processingErrors(entity: Entity): readonly string[] {
  const items = hasStatus(entity) ? entity.status?.items : undefined;
  return (items ?? [])
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message);
}

/** What is wrong with the catalog entry itself, a line each; usually nothing. */
export function EntityNotes() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(catalogApiRef);
  const { data: missing = [] } = useQuery(
    missingReferences(api, writtenReferences(entity)),
  );
  const notes = [
    unresolvedNote(entity, missing, t),
    entity.metadata.annotations?.[ORPHAN_ANNOTATION] === 'true'
      ? t('entity.notes.orphan')
      : undefined,
    ...processingErrors(entity),
  ].filter((note): note is string => note !== undefined);
  return notes.length === 0 ? null : (
    <ul className={styles.notes} aria-label={t('entity.notes.label')}>
      {notes.map(note => (
        <li key={note}>
          <StatusShape outcome="partly" />
          {note}
        </li>
      ))}
    </ul>
  );
}
