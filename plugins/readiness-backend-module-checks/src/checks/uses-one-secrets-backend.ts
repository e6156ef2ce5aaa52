import {
  attestation,
  between,
  concerning,
  defineOrganisationCheck,
  isInForce,
  measured,
  notApplicable,
  readOf,
  reliability,
  unknown,
  unreadOf,
  workload,
  type Attestation,
  type Finding,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import {
  answersHolding,
  modalDominance,
  teamModes,
  type TeamModes,
} from '../population/modes';
import { PLAIN } from '../judgements/secretOrigin';
import {
  marksOf,
  ownedRows,
  unowned,
  type OwnedRow,
  type Row,
} from '../population/owners';
import {
  isInline,
  secretFactOf,
  teamSecrets,
  type SecretFact,
  type SeenSecrets,
  type TeamSecrets,
} from '../population/secrets';
import { teamsWithComponents } from '../population/teams';
import { percent, unownedSentence, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** Topic under which teams attest how secrets reach production. */
  topic: z.string().default('secrets-mechanism'),
  /** Answers that nobody manages: a person has to remember them. */
  unmanaged: z
    .array(z.string())
    .default(['shared-document', 'chat', 'password-manager', 'unmanaged']),
  /** A backend counts when it holds at least this share of the teams. */
  backendShare: z.number().default(0.05),
});

/** Workloads of nobody with a secret in their manifest: each may be any team's. */
function strayOf(
  rows: readonly OwnedRow<SecretFact>[],
): readonly OwnedRow<SecretFact>[] {
  return unowned(rows).filter(({ fact }) => isInline(fact.origin));
}

function strayFindings(
  stray: readonly OwnedRow<SecretFact>[],
): readonly Finding[] {
  return stray.flatMap(({ cluster, evidenceId, fact: { object } }) =>
    object
      ? [
          {
            message: `${object.kind} ${object.namespace}/${object.name} takes a secret from a value in its manifest and belongs to no component.`,
            where: cluster,
            object,
            ...(evidenceId === undefined ? {} : { evidenceId }),
          },
        ]
      : [],
  );
}

/**
 * Share of teams whose secrets nobody manages. What a team attests so counts beside whatever APIs show. A team that shows
 * nothing and attests nothing may be one of them, so may as many teams as there are stray workloads, and so may every team
 * while a register is unread.
 */
function unmanagedShare(
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

function findingsOf(
  teams: readonly TeamSecrets[],
  unmanaged: readonly string[],
  evidenceId: string | undefined,
): Finding[] {
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
          )}: "${stated.statement}" (attested ${stated.attestedAt.slice(
            0,
            10,
          )}, valid to ${stated.expiresAt.slice(0, 10)}).`,
          ...(evidenceId === undefined ? {} : { evidenceId }),
        },
      ];
    }
    const isSilent =
      !stated &&
      team.unread + team.answers.length > 0 &&
      team.answers.every(answer => answer === PLAIN);
    return isSilent
      ? [
          {
            ...at,
            message:
              'No API shows where the secrets come from, and nobody has attested it.',
          },
        ]
      : [];
  });
}

/** Mean over the teams: an attestation's where one speaks, and no more where nobody knows what would. */
function reliabilityOf(
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

/** Teams take their secrets from one backend. */
export const usesOneSecretsBackend = defineOrganisationCheck({
  id: 'uses-one-secrets-backend',
  title: 'Teams take their secrets from one place',
  failureTitle:
    'Teams take their secrets from different places, or from nowhere that is managed',
  why: 'Every further secrets store is another rotation, another audit and another thing that a newcomer has to find.',
  remediation: {
    summary:
      'Choose one backend, move the team without a managed one first, and give the rest a dated plan.',
    effort: 'medium',
    href: 'how-to/use-one-secrets-backend',
  },
  appliesTo: 'organisation',
  unit: 'dominance',
  version: 2,
  requires: { workloads: workload, attestations: attestation },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<SecretFact>[] =>
      workloads.map(item => ({
        marks: marksOf(item),
        fact: secretFactOf(item),
      })),
    attestations: ({ attestations }): readonly Attestation[] => attestations,
  },
  evaluate(
    { workloads, attestations },
    { settings: { tiers, topic, unmanaged, backendShare }, inventory, asOf },
  ) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const seen: SeenSecrets = {
      rows: ownedRows(read, inventory),
      unreadClusters: unread.length,
      unmanaged,
      isRegisterUnread: unreadOf(attestations).length > 0,
      attestations: readOf(attestations)
        .flatMap(({ value }) => value)
        .filter(stated => stated.topic === topic && isInForce(stated, asOf)),
    };
    const teams = teamsWithComponents(inventory).map(({ team }) =>
      teamSecrets(team, seen),
    );
    const modes = teamModes(teams);
    const { range, known } = modalDominance(modes);
    const stray = strayOf(seen.rows);
    const rest = unownedSentence(unowned(seen.rows).length, seen.rows.length);
    if (!range) {
      return rest === ''
        ? notApplicable('No team uses a secret in production.', {
            clusters: names,
          })
        : unknown(
            `No secret in production is known to be a team's.${rest}`,
            strayFindings(stray),
          );
    }
    return measured(range, {
      clusters: names,
      quantities: {
        backendsInUse: answersHolding(modes, backendShare),
        unmanagedShare: unmanagedShare(
          { teams, stray: stray.length },
          modes,
          seen,
        ),
        ...(known && modes.unread.length === 0
          ? { effective: known.effective, concentration: known.concentration }
          : {}),
      },
      reliability: reliabilityOf(modes, teams, concerning(workloads, names)),
      population: {
        read: modes.known.length,
        expected: modes.known.length + modes.unread.length,
        unit: 'team',
      },
      parts: [...modes.weights]
        .sort(([, a], [, b]) => b - a)
        .map(([label, value]) => ({ label, value })),
      findings: [
        ...findingsOf(teams, unmanaged, readOf(attestations)[0]?.evidenceId),
        ...strayFindings(stray),
      ],
      explanation: `${percent(
        range,
      )} of the teams share the most common secrets backend${
        known && modes.unread.length === 0
          ? `; it feels like ${known.effective.toFixed(2)} equally common ones`
          : ''
      }.${rest}${unreadSentence(unread)}`,
    });
  },
});
