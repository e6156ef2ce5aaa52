import {
  between,
  dayWords,
  readOf,
  reliability,
  type Finding,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { judgeSecretOrigin, PLAIN } from '../judgements/secretOrigin';
import type { Attested } from './attested';
import { silentFinding } from './attestedToDeclare';
import type { TeamModes } from './modes';
import { concerns, unowned, type OwnedRow } from './owners';
import {
  isInline,
  type SecretFact,
  type SeenSecrets,
  type TeamSecrets,
} from './secrets';

/** Workloads of nobody with a secret in their manifest: each may be any team's. */
export function strayOf(
  rows: readonly OwnedRow<SecretFact>[],
): readonly OwnedRow<SecretFact>[] {
  return unowned(rows).filter(({ fact }) => isInline(fact.origin));
}

/** A finding for each workload with a secret in its manifest. */
export function inlineFindings(
  rows: readonly OwnedRow<SecretFact>[],
): readonly Finding[] {
  return rows.flatMap(row => {
    const { cluster, evidenceId, owners } = row;
    const { origin, object } = row.fact;
    if (!object) return [];
    const judgement = judgeSecretOrigin(origin);
    const nobodys = owners.length === 0 ? ' and belongs to no component' : '';
    return [
      {
        message: `${object.kind} ${object.namespace}/${object.name} takes a secret from a value in its manifest${nobodys}.`,
        where: cluster,
        object,
        ...('mend' in judgement ? { mend: judgement.mend } : {}),
        ...(evidenceId === undefined ? {} : { evidenceId }),
        ...concerns(row),
      },
    ];
  });
}

/**
 * Share of teams whose secrets nobody manages. What a team attests so counts beside whatever APIs show. A team that shows
 * nothing and attests nothing may be one of them, so may as many teams as there are stray workloads, and so may every team
 * while a register is unread.
 */
export function unmanagedShare(
  { teams, stray }: { teams: readonly TeamSecrets[]; stray: number },
  modes: TeamModes,
  { unmanaged, isRegisterUnread }: SeenSecrets,
): Range {
  const attested = new Map(
    teams.map(({ ref, attestation: stated }) => [ref, stated]),
  );
  const isAttested = ({ ref }: { readonly ref: string }) =>
    unmanaged.includes(attested.get(ref)?.answer ?? '');
  const isCertain = (team: TeamModes['known'][number]) =>
    isAttested(team) || team.answers.some(answer => unmanaged.includes(answer));
  const mayBe = (team: TeamModes['known'][number]) =>
    isCertain(team) ||
    isRegisterUnread ||
    (team.answers.includes(PLAIN) && attested.get(team.ref) === undefined);
  const population = modes.known.length + modes.unread.length;
  const certain =
    modes.known.filter(isCertain).length +
    modes.unread.filter(isAttested).length;
  const possible =
    modes.known.filter(mayBe).length + modes.unread.length + stray;
  return between(
    certain / population,
    Math.min(population, possible) / population,
  );
}

/** Teams that attest to secrets nobody manages, and those of which nothing is to be seen. */
export function secretFindings(
  teams: readonly TeamSecrets[],
  { unmanaged }: Pick<SeenSecrets, 'unmanaged'>,
  attested: {
    readonly readings: readonly Reading<Attested>[];
    readonly topic: string;
  },
): Finding[] {
  const evidenceId = readOf(attested.readings)[0]?.evidenceId;
  return teams.flatMap((team): Finding[] => {
    const at = { subjectRef: team.ref, team: team.ref };
    const stated = team.attestation;
    if (stated && unmanaged.includes(stated.answer)) {
      return [
        {
          ...at,
          message: `Secrets reach production by ${stated.answer.replace(
            /-/g,
            ' ',
          )}: "${stated.statement}" (attested ${dayWords(
            stated.attestedAt,
          )}, valid to ${dayWords(stated.expiresAt)}).`,
          ...(evidenceId === undefined ? {} : { evidenceId }),
        },
      ];
    }
    const isSilent =
      !stated &&
      team.unread + team.answers.length > 0 &&
      team.answers.every(answer => answer === PLAIN);
    return isSilent
      ? [silentFinding(team, attested.readings, attested.topic)]
      : [];
  });
}

/** Mean over the teams: an attestation's where one speaks, and no more where nobody knows what would. */
export function reliabilityOf(
  modes: TeamModes,
  teams: readonly TeamSecrets[],
  readings: readonly Reading<unknown>[],
): number {
  const ofObjects =
    readings.reduce(
      (sum, reading) =>
        sum +
        (reading.state === 'unread'
          ? reliability.attestation
          : reading.trust.reliability),
      0,
    ) / Math.max(1, readings.length);
  const isAttested = ({ ref }: { readonly ref: string }) =>
    teams.some(team => team.ref === ref && team.isAttested);
  const weak = modes.known.filter(isAttested).length + modes.unread.length;
  const population = modes.known.length + modes.unread.length;
  return (
    (weak * reliability.attestation + (population - weak) * ofObjects) /
    population
  );
}
