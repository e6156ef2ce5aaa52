import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import type { TeamScorecard } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useOpened } from '../../useAddress';
import { useSay } from '../../useSay';
import { levelWords } from '../../words';
import { Drawer } from '../Drawer';
import { Answered } from '../PageFrame';
import { CheckDetails } from './CheckDetails';
import { LevelDetails } from './LevelDetails';

type Row = TeamScorecard['services'][number];

const PARAMETER = 'check';
const SEPARATOR = '~';

/** Opens the drawer on a check of a service; without a check on the service's level. */
export function useCheckDrawer(): (
  subjectRef: string,
  checkId?: string,
) => void {
  const [, open] = useOpened(PARAMETER);
  return (subjectRef, checkId) =>
    open(
      checkId === undefined
        ? subjectRef
        : [subjectRef, checkId].join(SEPARATOR),
    );
}

/** What is behind a cell or a level, asked for when it is opened: one question for all cells of a service. */
function Behind({
  subjectRef,
  checkId,
}: {
  readonly subjectRef: string;
  readonly checkId: string | undefined;
}) {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const openCheck = useCheckDrawer();
  const query = useQuery(readinessQueries.service(api, subjectRef));
  return (
    <Answered query={query} label={t('service.reading')}>
      {({ assessment, notJudged }) => {
        const check = assessment?.checks.find(item => item.checkId === checkId);
        if (assessment && check)
          return <CheckDetails check={check} assessment={assessment} />;
        return assessment && checkId === undefined ? (
          <LevelDetails
            assessment={assessment}
            open={id => openCheck(subjectRef, id)}
          />
        ) : (
          // It was judged when its row was read, and is not any more.
          <Text as="p">{notJudged ?? t('service.noStandard')}</Text>
        );
      }}
    </Answered>
  );
}

/** Props of {@link CheckDrawer}. */
export interface CheckDrawerProps {
  /** What can be opened; an address that names anything else opens nothing. */
  readonly services: readonly (Pick<Row, 'subject' | 'level'> & {
    readonly cells: readonly Pick<Row['cells'][number], 'checkId'>[];
  })[];
  readonly highestLevel?: number | undefined;
}

/** What a cell or a level of a scorecard is made of, down to the objects that it was judged from. Escape closes it. */
export function CheckDrawer({ services, highestLevel }: CheckDrawerProps) {
  const t = useSay();
  const [value, open] = useOpened(PARAMETER);
  const [ref, checkId] = value?.split(SEPARATOR) ?? [];
  const row = services.find(({ subject }) => subject.ref === ref);
  const isLevel = row !== undefined && checkId === undefined;
  const isCheck = row?.cells.some(cell => cell.checkId === checkId) ?? false;
  const service = row?.subject.name ?? '';
  return (
    <Drawer
      title={
        isLevel
          ? t('service.levelTitle', {
              service,
              level: levelWords(row.level, t),
              highest: String(highestLevel ?? row.level.hi),
            })
          : service
      }
      isOpen={isLevel || isCheck}
      close={() => open(undefined)}
    >
      {row && (isLevel || isCheck) ? (
        <Behind subjectRef={row.subject.ref} checkId={checkId} />
      ) : null}
    </Drawer>
  );
}
