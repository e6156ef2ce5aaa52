import { stringify } from 'yaml';
import type { Company } from '../../company';

const DAY = 86_400_000;
const PORTAL_AGE_MONTHS = 8;

/**
 * What the organisation declares about itself: a portal that has been there for eight months, and a platform team of four
 * that nobody gave an owner. Its roadmap and its interviews are of another year, few answered its survey, and one of its
 * needs is written so that nobody can read its cost.
 */
export function declarationsFile(company: Declaring): string {
  return stringify(declarationsOf(company));
}

type Declaring = Pick<Company, 'now' | 'people'>;

/** The same, by section. */
export function declarationsOf({ now, people }: Declaring) {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - PORTAL_AGE_MONTHS);
  const daysAgo = (days: number) =>
    new Date(now - days * DAY).toISOString().slice(0, 10);
  const team = people.filter(({ squad }) => squad === 'platform');
  const by = team[0]?.login ?? 'platform';
  const need = (id: string, title: string) => ({
    id,
    title,
    owner: 'group:default/platform',
    declaredAt: daysAgo(60),
  });
  return {
    portal: { since: since.toISOString().slice(0, 10) },
    platformTeam: {
      group: 'group:default/platform',
      people: team.length,
      by,
      at: daysAgo(60),
    },
    roadmap: {
      where: 'saltmarsh/platform-support: roadmap.md',
      updatedAt: daysAgo(250),
      by,
      at: daysAgo(250),
    },
    offRamps: [
      {
        where: 'saltmarsh/platform-support: leaving.md',
        checkedAt: daysAgo(400),
        ...{ by, at: daysAgo(400) },
      },
    ],
    interviews: [{ with: 'developer', count: 3, by, at: daysAgo(300) }],
    supportAgreement: {
      promise: 'Somebody answers within two days',
      by,
      at: daysAgo(250),
    },
    squadMoves: [
      {
        squad: 'group:default/consumer-credit',
        from: 'group:default/core-banking',
        to: 'group:default/lending',
        by,
        at: daysAgo(40),
      },
    ],
    surveys: [
      {
        question: 'pipeline-understood-minutes',
        asked: 48,
        answered: 7,
        median: 210,
        by,
        at: daysAgo(90),
      },
    ],
    needs: [
      need('one-place-for-documentation', 'One place for documentation'),
      {
        ...need('fewer-tickets', 'Fewer tickets for a new service'),
        costHoursPerWeek: 'many',
      },
    ],
  };
}
