import {
  defineCheck,
  measured,
  orAbsent,
  ownership,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, ownerLine } from '../judgements/catalogFile';
import { isActiveOwner } from './names-owners-that-exist';

/** Service level: its owner resolves to a group with members. */
export const hasAnActiveOwner = defineCheck({
  id: 'has-an-active-owner',
  title: 'Has an owner that exists',
  failureTitle: 'Nobody owns it',
  why: 'An incident without an owner is found by its users.',
  remediation: {
    summary:
      'Set its owner, spec.owner in its catalog file, to the team that answers for it.',
    effort: 'low',
    href: 'how-to/name-owners-that-exist',
  },
  reads: { owner: ['declared', 'owner'] },
  appliesTo: { kind: 'Component' },
  requires: { owner: orAbsent(ownership) },
  evaluate({ owner }, { subject }) {
    const at = { object: catalogFileOf(subject), mend: ownerLine };
    if (owner === undefined)
      return measured(false, {
        findings: [
          { message: 'No owner is written in its catalog file.', ...at },
        ],
      });
    if (isActiveOwner(owner)) return measured(true);
    const what = owner.owner ? 'has no members' : 'does not exist';
    return measured(false, {
      findings: [{ message: `Its owner ${owner.declared} ${what}.`, ...at }],
    });
  },
});
