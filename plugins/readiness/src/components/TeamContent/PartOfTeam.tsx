import { Text } from '@backstage/ui';
import type { TeamScorecard } from '../../answers';
import { useSay } from '../../useSay';
import { levelWords, nameOf } from '../../words';
import { ScorecardLink } from '../ScorecardLink';

/** Whose scorecard a squad's rows come from, and why; nothing for a team, whose rows are its own. */
export function PartOfTeam({
  scorecard,
}: {
  readonly scorecard: TeamScorecard;
}) {
  const t = useSay();
  const { partOf, serviceCount, highestLevel } = scorecard;
  if (!partOf) return null;
  const team = nameOf(partOf.ref);
  const said = {
    squad: nameOf(scorecard.team.ref),
    team,
    own: serviceCount.toLocaleString('en'),
    count: partOf.serviceCount,
  };
  return (
    <Text as="p">
      {t(serviceCount === 0 ? 'team.ofTeamNone' : 'team.ofTeam', said)}{' '}
      {partOf.level === undefined || highestLevel === undefined
        ? ''
        : `${t('team.teamLevel', {
            team,
            level: levelWords(partOf.level, t),
            highest: String(highestLevel),
          })} `}
      <ScorecardLink teamRef={partOf.ref} />
    </Text>
  );
}
