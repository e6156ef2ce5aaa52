import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import type { EvidenceView as View } from '../../answers';
import { readinessApiRef, type EvidenceAddress } from '../../api';
import { readinessQueries } from '../../queries';
import { useOpened } from '../../useAddress';
import { useSay } from '../../useSay';
import { Drawer } from '../Drawer';
import { EvidenceView } from '../EvidenceView';
import { Answered } from '../PageFrame';
import { read, written } from './address';
import styles from './EvidenceDrawer.module.css';

const PARAMETER = 'evidence';

/** Opens the drawer on a stored observation, or on one object of it. */
export function useEvidenceDrawer(): (of: EvidenceAddress) => void {
  const [, open] = useOpened(PARAMETER);
  return of => open(written(of));
}

/** The names of what one look holds: the whole of a cluster is not something that a person reads. */
function Objects({
  view,
  open,
}: {
  readonly view: View;
  open(object: NonNullable<EvidenceAddress['object']>): void;
}) {
  const t = useSay();
  const { objects, objectCount } = view;
  if (objects.length === 0) return null;
  return (
    <section>
      <Text as="p">{t('evidence.objects', { count: objectCount })}</Text>
      <ul className={styles.objects}>
        {objects.map(object => {
          const name = [
            object.kind,
            [object.namespace, object.name].filter(Boolean).join('/'),
          ].join(' ');
          return (
            <li key={name}>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => open(object)}
              >
                {name}
              </Button>
            </li>
          );
        })}
      </ul>
      {objectCount > objects.length ? (
        <Text as="p" color="secondary">
          {t('evidence.objectsMore', { shown: String(objects.length) })}
        </Text>
      ) : null}
    </section>
  );
}

function Content({ of }: { readonly of: EvidenceAddress }) {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const open = useEvidenceDrawer();
  const query = useQuery(readinessQueries.evidence(api, of));
  return (
    <Answered query={query} label={t('evidence.reading')}>
      {view => (
        <>
          <Objects view={view} open={object => open({ ...of, object })} />
          <EvidenceView view={view} />
        </>
      )}
    </Answered>
  );
}

/** The last level of every number: what a source answered, when, and where to see it there. Escape closes it. */
export function EvidenceDrawer() {
  const t = useSay();
  const [value, open] = useOpened(PARAMETER);
  return (
    <Drawer
      title={t('evidence.title')}
      isOpen={value !== undefined}
      close={() => open(undefined)}
    >
      {value === undefined ? null : <Content of={read(value)} />}
    </Drawer>
  );
}
