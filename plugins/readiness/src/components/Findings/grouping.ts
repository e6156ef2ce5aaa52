import type { Finding } from '../../answers';

/** The findings of one team, or those that no team is told of. */
export interface TeamFindings {
  readonly team: string | undefined;
  readonly findings: readonly Finding[];
}

function teamOf({ team, subjectRef }: Finding): string | undefined {
  return team ?? (subjectRef?.startsWith('group:') ? subjectRef : undefined);
}

/** Findings by team, in alphabetical order; what belongs to no team comes last. */
export function byTeam(findings: readonly Finding[]): readonly TeamFindings[] {
  const teams = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    const team = teamOf(finding);
    const known = teams.get(team);
    if (known) known.push(finding);
    else teams.set(team, [finding]);
  }
  return [...teams]
    .map(([team, own]) => ({ team, findings: own }))
    .sort((a, b) => {
      if (a.team === undefined || b.team === undefined)
        return Number(a.team === undefined) - Number(b.team === undefined);
      return a.team.localeCompare(b.team, 'en');
    });
}

/** Findings that the same lines mend. */
export interface Alike {
  readonly mend: Finding['mend'];
  readonly findings: readonly Finding[];
}

/** Findings by what mends them, in the order in which each first comes. */
export function mendedAlike(findings: readonly Finding[]): readonly Alike[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { mend } = finding;
    const key = mend ? `${mend.into}\n${mend.yaml}` : '';
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map(alike => ({
    mend: alike[0]?.mend,
    findings: alike,
  }));
}
