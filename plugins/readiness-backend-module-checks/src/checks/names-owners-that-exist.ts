import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  ownership,
  readOf,
  shareOverCompletions,
  type Finding,
  type Ownership,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, ownerLine } from '../judgements/catalogFile';
import { percent } from '../population/words';

/** An owner counts when it resolves to a group, or a person, with somebody in it. */
export function isActiveOwner({ owner }: Ownership): boolean {
  return owner !== undefined && owner.members > 0;
}

function reasonOf({ declared, owner }: Ownership): string {
  return owner
    ? `Its owner ${declared} has no members.`
    : `Its owner ${declared} does not exist.`;
}

/** Catalog truth: share of components whose owner resolves to an active team. */
export const namesOwnersThatExist = defineOrganisationCheck({
  id: 'names-owners-that-exist',
  title: 'Every component has an owner that exists',
  failureTitle: 'Components name owners that do not exist',
  why: 'Nobody can be asked, called or told when the owner in the catalog is a team of the past.',
  remediation: {
    summary:
      'Correct the owner, spec.owner in the catalog file of the named components.',
    effort: 'low',
    href: 'how-to/name-owners-that-exist',
  },
  appliesTo: 'organisation',
  requires: { owners: ownership },
  summarise: {
    owners: (owner): { readonly active: boolean; readonly reason: string } => ({
      active: isActiveOwner(owner),
      reason: reasonOf(owner),
    }),
  },
  evaluate({ owners }) {
    const read = owners.filter(({ state }) => state !== 'unread').length;
    const having = readOf(owners).filter(({ value }) => value.active).length;
    const range = shareOverCompletions({
      having,
      read,
      unread: owners.length - read,
    });
    if (!range) return notApplicable('The catalog holds no components.');
    return measured(range, {
      population: { read, expected: owners.length, unit: 'component' },
      findings: owners.flatMap((reading): Finding[] => {
        const at = {
          subjectRef: reading.subject.ref,
          object: catalogFileOf(reading.subject),
          mend: ownerLine,
          ...(reading.evidenceId === undefined
            ? {}
            : { evidenceId: reading.evidenceId }),
        };
        if (reading.state === 'absent')
          return [{ ...at, message: 'It names no owner.' }];
        return reading.state === 'read' && !reading.value.active
          ? [{ ...at, message: reading.value.reason }]
          : [];
      }),
      explanation: `${having} of ${
        owners.length
      } components have an owner that resolves to an active team (${percent(
        range,
      )}).`,
    });
  },
});
