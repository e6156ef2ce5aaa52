import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type {
  FoundationForecast,
  OrganisationAssessment,
  SourcesSummary,
} from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { collectorsRouteRef } from '../../routes';
import { useSay } from '../../useSay';
import { CheckRow } from '../CheckRow';
import { Answered, Part, Reading, Sources } from '../PageFrame';
import { SideBySide } from '../SideBySide';
import { Arms } from './Arms';
import { Forecast } from './Forecast';
import { Moves } from './Moves';
import { Prerequisites } from './Prerequisites';
import { Signals } from './Signals';
import { VARIATION, Verdict } from './Verdict';

// The chart library is loaded only where a chart is looked at.
const PillarRadar = lazy(async () => ({
  default: (await import('../PillarRadar')).PillarRadar,
}));

function NothingYet({ sources }: { readonly sources: SourcesSummary }) {
  const t = useSay();
  return (
    <>
      <Text as="h2" variant="title-medium" weight="bold">
        {t('verdict.nobodyLooked')}
      </Text>
      <Text as="p">
        {sources.total === 0
          ? t('verdict.noSource')
          : t('verdict.beingRead', { count: sources.total })}
      </Text>
    </>
  );
}

function CollectorLine({ sources }: { readonly sources: SourcesSummary }) {
  const t = useSay();
  const link = useRouteRef(collectorsRouteRef);
  return (
    <Text as="p">
      {t('organisation.sourcesAnswer', {
        answering: String(sources.answering),
        total: String(sources.total),
      })}{' '}
      <Link href={link?.() ?? ''}>{t('organisation.collectorLink')}</Link>
    </Text>
  );
}

function Assessed({
  assessment,
  forecast,
  sources,
}: {
  readonly assessment: OrganisationAssessment;
  readonly forecast: FoundationForecast | undefined;
  readonly sources: SourcesSummary;
}) {
  const t = useSay();
  return (
    <>
      <Verdict assessment={assessment} sources={sources} />
      <Prerequisites prerequisites={assessment.prerequisites} />
      <div>
        <SideBySide of="P1" />
        <SideBySide of="P2" />
      </div>
      <Part title={t('organisation.nextMoves')}>
        <Moves assessment={assessment} />
        {forecast ? <Forecast forecast={forecast} /> : null}
      </Part>
      <Part title={t('organisation.pillars')}>
        <Suspense fallback={<Text>{t('organisation.drawingPillars')}</Text>}>
          <PillarRadar pillars={assessment.pillars} />
        </Suspense>
      </Part>
      <Part id={VARIATION} title={t('organisation.newcomer')}>
        <Arms phase={assessment.phase} />
      </Part>
      <Part title={t('organisation.signals')}>
        <Signals assessment={assessment} />
      </Part>
      <Part title={t('organisation.besideTheScore')}>
        <div>
          {assessment.context.map(check => (
            <CheckRow key={check.checkId} check={check} />
          ))}
        </div>
      </Part>
      <Part title={t('organisation.collectorHealth')}>
        <CollectorLine sources={sources} />
      </Part>
    </>
  );
}

/** "Are we ready, and what next?" */
export function OrganisationPage() {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const query = useQuery(readinessQueries.organisation(api));
  return (
    <Reading>
      <Answered query={query} label={t('verdict.reading')}>
        {({ assessment, forecast, sources }) => (
          <>
            <Sources sources={sources} />
            {assessment ? (
              <Assessed
                assessment={assessment}
                forecast={forecast}
                sources={sources}
              />
            ) : (
              <NothingYet sources={sources} />
            )}
          </>
        )}
      </Answered>
    </Reading>
  );
}
