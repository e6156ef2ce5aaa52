import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Button, Flex, Link, Text } from '@backstage/ui';
import { QueryScope, RelativeTime } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { TeamScorecard } from '../../answers';
import { readinessApiRef } from '../../api';
import { liftWords, named } from '../../liftWords';
import { readinessQueries } from '../../queries';
import { useAddress } from '../../useAddress';
import { howTo } from '../../howTo';
import { useSay, type Say } from '../../useSay';
import { effortWords, levelWords, nameOf } from '../../words';
import { EvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Reading } from '../PageFrame';
import { PartOfTeam } from './PartOfTeam';
import { Scorecard } from './Scorecard';

/** What to fix first, where, and what that does to the level. */
function First({ scorecard }: { readonly scorecard: TeamScorecard }) {
  const t = useSay();
  const { first, partOf, team } = scorecard;
  if (!first) return null;
  const who = partOf ? nameOf(team.ref) : t('effect.team');
  return (
    <Text as="p" variant="body-large">
      {t('team.first', {
        summary: first.summary,
        services: named(first.services.map(nameOf), t),
        effort: effortWords(first.effort, t),
      })}{' '}
      {liftWords(first.effect, who, t)}{' '}
      <Link href={howTo(first.href)}>{t('check.howToFix')}</Link>
    </Text>
  );
}

/** Where the services of the whole organisation stand; a median between two levels says both. */
function organisationWords(median: number, t: Say): string {
  const [lo, hi] = [Math.floor(median), Math.ceil(median)];
  if (lo !== hi)
    return t('team.organisationBetween', { lo: String(lo), hi: String(hi) });
  return lo === 0
    ? t('team.organisationAtBottom')
    : t('team.organisationHalf', { level: String(lo) });
}

function headlineWords(
  { serviceCount, level, highestLevel }: TeamScorecard,
  t: Say,
): string {
  return level
    ? t('team.weakest', {
        count: serviceCount,
        level: levelWords(level, t),
        highest: String(highestLevel ?? level.hi),
      })
    : t('team.services', { count: serviceCount });
}

function Headline({ scorecard }: { readonly scorecard: TeamScorecard }) {
  const t = useSay();
  const { organisationMedianLevel, asOf } = scorecard;
  return (
    <Flex direction="column" gap="2">
      <Text as="h2" variant="title-medium" weight="bold">
        {headlineWords(scorecard, t)}
      </Text>
      <First scorecard={scorecard} />
      <PartOfTeam scorecard={scorecard} />
      <Text as="p" variant="body-small" color="secondary">
        {organisationMedianLevel === undefined
          ? ''
          : `${organisationWords(organisationMedianLevel, t)} `}
        {asOf ? (
          <>
            {t('team.asOf')} <RelativeTime at={asOf} />
          </>
        ) : null}
      </Text>
    </Flex>
  );
}

/** Why a group has no rows. */
function NothingToJudge({ scorecard }: { readonly scorecard: TeamScorecard }) {
  const t = useSay();
  return scorecard.partOf ? (
    <PartOfTeam scorecard={scorecard} />
  ) : (
    <Text as="p">{t('team.nobodyJudged')}</Text>
  );
}

/** The way through a team with more services than one page shows. */
function Pages(props: {
  readonly scorecard: TeamScorecard;
  readonly cursor: string | undefined;
  turn(cursor: string | undefined): void;
}) {
  const t = useSay();
  const { cursor, turn } = props;
  const { services, serviceCount, nextCursor } = props.scorecard;
  if (cursor === undefined && nextCursor === undefined) return null;
  return (
    <Flex gap="3" align="center">
      <Text color="secondary">
        {t('team.shown', {
          shown: services.length.toLocaleString('en'),
          all: serviceCount.toLocaleString('en'),
        })}
      </Text>
      {cursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(undefined)}>
          {t('team.fromTheStart')}
        </Button>
      )}
      {nextCursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(nextCursor)}>
          {t('team.next')}
        </Button>
      )}
    </Flex>
  );
}

function Content() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(readinessApiRef);
  const [cursor, turn] = useAddress('after');
  const query = useQuery(
    readinessQueries.team(api, stringifyEntityRef(entity), cursor),
  );
  return (
    <Reading isTab>
      <Answered query={query} label={t('team.reading')}>
        {scorecard =>
          scorecard.services.length === 0 ? (
            <NothingToJudge scorecard={scorecard} />
          ) : (
            <>
              <Headline scorecard={scorecard} />
              <Scorecard scorecard={scorecard} />
              <Pages scorecard={scorecard} cursor={cursor} turn={turn} />
            </>
          )
        }
      </Answered>
    </Reading>
  );
}

/** "What should we fix first?" A team's services side by side; no ranking. */
export function TeamContent() {
  return (
    <QueryScope>
      <Content />
      <EvidenceDrawer />
    </QueryScope>
  );
}
