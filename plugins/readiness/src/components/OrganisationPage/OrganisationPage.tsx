import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { OrganisationAssessment, SourcesSummary } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { collectorsRouteRef } from '../../routes';
import { CheckRow } from '../CheckRow';
import { Answered, Part, Reading, Sources } from '../PageFrame';
import { Arms } from './Arms';
import { Moves } from './Moves';
import { Prerequisites } from './Prerequisites';
import { Signals } from './Signals';
import { Verdict } from './Verdict';

// The chart library is loaded only where a chart is looked at.
const PillarRadar = lazy(async () => ({
  default: (await import('../PillarRadar')).PillarRadar,
}));

function NothingYet({ sources }: { readonly sources: SourcesSummary }) {
  return (
    <>
      <Text as="h2" variant="title-medium" weight="bold">
        Nobody has looked yet.
      </Text>
      <Text as="p">
        {sources.total === 0
          ? 'No source has been read. The first assessment follows the first reading of the catalog, the clusters and the Git hosts; that takes a few minutes after the start.'
          : `${sources.total} sources are being read; the first assessment follows.`}
      </Text>
    </>
  );
}

function CollectorLine({ sources }: { readonly sources: SourcesSummary }) {
  const link = useRouteRef(collectorsRouteRef);
  return (
    <Text as="p">
      {sources.answering} of {sources.total} sources answer.{' '}
      <Link href={link?.() ?? ''}>What every collector read</Link>
    </Text>
  );
}

function Assessed({
  assessment,
  sources,
}: {
  readonly assessment: OrganisationAssessment;
  readonly sources: SourcesSummary;
}) {
  return (
    <>
      <Verdict assessment={assessment} sources={sources} />
      <Prerequisites prerequisites={assessment.prerequisites} />
      <Part title="Next moves">
        <Moves assessment={assessment} />
      </Part>
      <Part title="Five pillars">
        <Suspense fallback={<Text>Drawing the pillars</Text>}>
          <PillarRadar pillars={assessment.pillars} />
        </Suspense>
      </Part>
      <Part title="Time to production by squad">
        <Arms phase={assessment.phase} />
      </Part>
      <Part title="Signals">
        <Signals signals={assessment.signals} />
      </Part>
      <Part title="Beside the score">
        <div>
          {assessment.context.map(check => (
            <CheckRow key={check.checkId} check={check} />
          ))}
        </div>
      </Part>
      <Part title="Collector health">
        <CollectorLine sources={sources} />
      </Part>
    </>
  );
}

/** "Are we ready, and what next?" */
export function OrganisationPage() {
  const api = useApi(readinessApiRef);
  const query = useQuery(readinessQueries.organisation(api));
  return (
    <Reading>
      <Answered query={query} label="Reading the organisation's assessment">
        {({ assessment, sources }) => (
          <>
            <Sources sources={sources} />
            {assessment ? (
              <Assessed assessment={assessment} sources={sources} />
            ) : (
              <NothingYet sources={sources} />
            )}
          </>
        )}
      </Answered>
    </Reading>
  );
}
