import {
  attestation,
  concerning,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  unknown,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { attestedIn, attestedOn } from '../population/attested';
import { clustersOf } from '../population/clusters';
import { answersHolding, modalDominance, teamModes } from '../population/modes';
import { ownedRows, unowned, type Row } from '../population/owners';
import {
  secretFactOf,
  teamSecrets,
  type SecretFact,
  type SeenSecrets,
} from '../population/secrets';
import {
  inlineFindings,
  reliabilityOf,
  secretFindings,
  strayOf,
  unmanagedShare,
} from '../population/secretShares';
import { registerFindings } from '../population/registerFindings';
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
  reads: { workloads: ['secrets'] },
  appliesTo: 'organisation',
  unit: 'dominance',
  version: 4,
  requires: { workloads: workload, attestations: attestation },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<SecretFact>[] =>
      workloads.map(item => ({
        marks: marksOf(item),
        fact: secretFactOf(item),
      })),
    attestations: attestedIn,
  },
  evaluate(
    { workloads, attestations },
    { settings: { tiers, topic, unmanaged, backendShare }, inventory, asOf },
  ) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const stated = attestedOn(attestations, topic, asOf);
    const seen: SeenSecrets = {
      rows: ownedRows(read, inventory),
      unreadClusters: unread.length,
      unmanaged,
      isRegisterUnread: stated.mayBeMore,
      attestations: stated.attestations,
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
            inlineFindings(stray),
            { clusters: names },
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
        ...secretFindings(teams, seen, { readings: attestations, topic }),
        ...inlineFindings(seen.rows),
        ...registerFindings(attestations),
      ],
      explanation: `${percent(
        range,
      )} of the teams share the most common secrets backend${
        known && modes.unread.length === 0
          ? `; that is as mixed as ${known.effective.toFixed(
              2,
            )} equally common ones`
          : ''
      }.${rest}${unreadSentence(unread)}`,
    });
  },
});
