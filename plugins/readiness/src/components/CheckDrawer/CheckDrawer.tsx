import type { SubjectAssessment } from '../../answers';
import { useOpened } from '../../useAddress';
import { useSay } from '../../useSay';
import { levelWords } from '../../words';
import { Drawer } from '../Drawer';
import { CheckDetails } from './CheckDetails';
import { LevelDetails } from './LevelDetails';

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

/** What a cell or a level of a scorecard is made of, down to the objects that it was judged from. Escape closes it. */
export function CheckDrawer({
  assessments,
}: {
  readonly assessments: readonly SubjectAssessment[];
}) {
  const t = useSay();
  const [value, open] = useOpened(PARAMETER);
  const openCheck = useCheckDrawer();
  const [ref, checkId] = value?.split(SEPARATOR) ?? [];
  const assessment = assessments.find(({ subject }) => subject.ref === ref);
  const check = assessment?.checks.find(item => item.checkId === checkId);
  const isLevel = assessment !== undefined && checkId === undefined;
  const service = assessment?.subject.name ?? '';
  return (
    <Drawer
      title={
        isLevel
          ? t('service.levelTitle', {
              service,
              level: levelWords(assessment.level, t),
              highest: String(assessment.highestLevel),
            })
          : service
      }
      isOpen={isLevel || check !== undefined}
      close={() => open(undefined)}
    >
      {assessment && check ? (
        <CheckDetails check={check} assessment={assessment} />
      ) : null}
      {isLevel ? (
        <LevelDetails
          assessment={assessment}
          open={id => openCheck(assessment.subject.ref, id)}
        />
      ) : null}
    </Drawer>
  );
}
