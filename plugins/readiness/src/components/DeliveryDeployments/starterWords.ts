import type { DeliveryDeployment } from '../../answers';
import type { Say } from '../../useSay';

type Started = Pick<DeliveryDeployment, 'startedBy'>;

/** Who or what started a deployment; that its source tells it of none is something else than that it was not recorded. */
export function starterWords({ startedBy }: Started, t: Say): string {
  if (!startedBy) return t('delivery.starter.notRecorded');
  switch (startedBy.kind) {
    case 'unknown':
      return t('delivery.starter.unknown');
    case 'person':
      return startedBy.name ?? t('delivery.starter.person');
    case 'automation':
      return startedBy.name === undefined
        ? t('delivery.starter.automation')
        : t('delivery.starter.automationNamed', { name: startedBy.name });
    default:
      throw new Error(
        `Unknown starter ${String(startedBy.kind satisfies never)}`,
      );
  }
}

/** The same as a part of a sentence. */
export function starterClause(started: Started, t: Say): string {
  const { startedBy } = started;
  if (!startedBy) return t('delivery.starter.notRecordedClause');
  return startedBy.kind === 'unknown'
    ? t('delivery.starter.unknownClause')
    : t('delivery.starter.by', { who: starterWords(started, t) });
}
