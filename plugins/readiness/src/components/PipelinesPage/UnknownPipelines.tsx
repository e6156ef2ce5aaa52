import { Status } from '@groundwork/plugin-status-react';
import { unreadReasons } from '@groundwork/source-failures';
import type { SharedPipelines, UnreadReason } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { unreadWords } from '../../words';
import { Part } from '../PageFrame';
import { Names } from './PipelineTable';
import styles from './PipelinesPage.module.css';

type Unknown = SharedPipelines['unknown'][number];

const REASONS: ReadonlySet<string> = new Set<UnreadReason>([
  ...unreadReasons,
  'not_collected',
  'stale',
]);

function isCode(reason: string): reason is UnreadReason {
  return REASONS.has(reason);
}

function line({ reason, engine, serviceCount: count }: Unknown, t: Say) {
  if (reason === undefined) return t('pipelines.unknownHidden', { count });
  if (isCode(reason))
    return t('pipelines.unknownLine', {
      count,
      why: t('pipelines.lookReason', { why: unreadWords(reason, t) }),
    });
  return t('pipelines.unknownLine', {
    count,
    why:
      engine === undefined
        ? reason
        : t('pipelines.engineReason', { engine, reason }),
  });
}

/** Services whose pipeline is not known, by why. */
export function UnknownPipelines({
  pipelines: { unknown },
}: {
  readonly pipelines: SharedPipelines;
}) {
  const t = useSay();
  if (unknown.length === 0) return null;
  return (
    <Part title={t('pipelines.unknownTitle')} note={t('pipelines.unknownNote')}>
      <ul className={styles.unknown}>
        {unknown.map(item => (
          <li key={`${item.engine ?? ''} ${item.reason ?? ''}`}>
            <Status outcome="unknown">{line(item, t)}</Status>
            {item.services.length > 0 ? (
              <details>
                <summary>{t('pipelines.show')}</summary>
                <Names refs={item.services} count={item.serviceCount} />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}
