import {
  MayRead,
  ReadinessSchemas,
  teamOf,
} from '@groundwork/plugin-readiness-common';
import { AssessmentStore, SubjectLevel } from '../database';
import { OwnersService } from '../inventory';
import { weakestLevel } from './teamScorecard';

/** The services that a group's scorecard lists, and whose scorecard they are rows of when it is another's. */
export interface JudgedFor {
  readonly own: readonly SubjectLevel[];
  readonly partOf?: ReadinessSchemas['TeamScorecard']['partOf'];
}

/**
 * The judged services of a group. Services are judged by team; a squad and every other group below a team has those rows
 * of the team's scorecard that it owns. Whatever the reader may not read is gone before anything is counted.
 */
export async function judgedFor(
  groupRef: string,
  standardId: string,
  from: {
    readonly assessments: AssessmentStore;
    readonly owners: OwnersService;
    readonly mayRead: MayRead;
  },
): Promise<JudgedFor> {
  const readable = async (teamRef: string) =>
    (await from.assessments.subjectsOfTeam(standardId, teamRef)).filter(
      ({ subjectRef }) => from.mayRead(subjectRef),
    );
  const own = await readable(groupRef);
  // Only a team is ever judged, so for most readers the catalog is not asked at all.
  if (own.length > 0) return { own };
  const groups = await from.owners.groups();
  const team = teamOf(groupRef, {
    byRef: new Map(groups.map(group => [group.ref, group])),
  });
  if (team === undefined || team.ref === groupRef) return { own };
  const [all, owners] = await Promise.all([
    readable(team.ref),
    from.owners.owners(),
  ]);
  const level = weakestLevel(all);
  return {
    own: all.filter(({ subjectRef }) =>
      owners.get(subjectRef)?.includes(groupRef),
    ),
    partOf: {
      ref: team.ref,
      serviceCount: all.length,
      ...(level ? { level } : {}),
    },
  };
}
