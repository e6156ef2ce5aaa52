import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { countWords } from '@groundwork/plugin-readiness-common';
import { QueryScope, RelativeTime } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { SubjectAssessment } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { levelWords } from '../../words';
import { CheckRow, howTo } from '../CheckRow';
import { EvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Part, Reading } from '../PageFrame';

function sentence({
  level,
  highestLevel,
  next,
  checks,
}: SubjectAssessment): string {
  const reached = `It is on ${levelWords(level)} of ${highestLevel}.`;
  if (!next) return `${reached} There is no higher one.`;
  const missing = checks.filter(({ checkId }) =>
    next.missing.includes(checkId),
  );
  const toFix = missing.filter(
    ({ state }) => state === 'fail' || state === 'partial',
  ).length;
  const toKnow = missing.length - toFix;
  const parts = [
    ...(toFix > 0 ? [`${toFix} to fix`] : []),
    ...(toKnow > 0 ? [`${toKnow} not known`] : []),
  ];
  return `${reached} Level ${next.level} is ${countWords(
    missing.length,
    'check',
  )} away: ${parts.join(', ')}.`;
}

function where(
  level: number,
  { level: reached, next }: SubjectAssessment,
): string {
  if (level <= reached.lo) return 'reached';
  return level === next?.level ? 'next' : 'later';
}

/** The repair to begin with on the way to the next level. */
function First({ plan }: Pick<SubjectAssessment, 'plan'>) {
  const [first] = plan.repairs;
  return first ? (
    <Text as="p" variant="body-large">
      First: {first.summary} ({first.effort} effort){' '}
      <Link href={howTo(first.href)}>How to fix</Link>
    </Text>
  ) : null;
}

function Ladder({ assessment }: { readonly assessment: SubjectAssessment }) {
  return (
    <>
      <Text as="h2" variant="title-medium" weight="bold">
        {sentence(assessment)}
      </Text>
      <First plan={assessment.plan} />
      <Text as="p" variant="body-small" color="secondary">
        As of <RelativeTime at={assessment.asOf} />, judged by{' '}
        {assessment.standard.title} {assessment.standard.version}
      </Text>
      {assessment.levels.map(({ level, title }) => (
        <Part
          key={level}
          title={`Level ${level}: ${title} (${where(level, assessment)})`}
        >
          <div>
            {assessment.checks
              .filter(check => check.level === level)
              .map(check => (
                <CheckRow key={check.checkId} check={check} />
              ))}
          </div>
        </Part>
      ))}
    </>
  );
}

function Content() {
  const { entity } = useEntity();
  const api = useApi(readinessApiRef);
  const query = useQuery(
    readinessQueries.service(api, stringifyEntityRef(entity)),
  );
  return (
    <Reading>
      <Answered query={query} label="Reading the service's readiness">
        {({ assessment, notJudged }) =>
          assessment ? (
            <Ladder assessment={assessment} />
          ) : (
            <Text as="p">
              {notJudged ?? 'No standard judges this component.'}
            </Text>
          )
        }
      </Answered>
    </Reading>
  );
}

/** A service's ladder: reached, next, later. */
export function ServiceContent() {
  return (
    <QueryScope>
      <Content />
      <EvidenceDrawer />
    </QueryScope>
  );
}
