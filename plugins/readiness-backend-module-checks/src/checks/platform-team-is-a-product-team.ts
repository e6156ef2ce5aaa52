import {
  between,
  declaration,
  defineOrganisationCheck,
  measured,
  readOf,
  toDeclare,
  unknown,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { productParts } from '../population/productTeam';
import { registerFindings } from '../population/registerFindings';

const settings = z.object({
  /** People who have the time. */
  people: z.number().default(3),
  roadmapDays: z.number().default(90),
  interviewDays: z.number().default(180),
  developers: z.number().default(5),
  sres: z.number().default(3),
  /** Days after which a measured attainment says nothing any more. */
  attainmentDays: z.number().default(90),
});

/** T3: the platform team has people, an owner, a roadmap, users whom it listens to, and a promise that it measures. */
export const platformTeamIsAProductTeam = defineOrganisationCheck({
  id: 'platform-team-is-a-product-team',
  title: 'The platform team runs a product',
  failureTitle: 'The platform team lacks what it takes to run a product',
  why: 'A portal that nobody owns, plans or asks its users about is out of date within a year.',
  remediation: {
    summary:
      'Name a product owner, free three people, keep a roadmap, talk to users, and measure what support promises.',
    effort: 'high',
    href: 'how-to/run-the-platform-as-a-product',
  },
  appliesTo: 'organisation',
  requires: { declarations: declaration },
  settings,
  summarise: {
    declarations: ({
      platformTeam,
      roadmap,
      interviews,
      supportAgreement,
      incomplete,
      file,
      problems = [],
    }) => ({
      platformTeam,
      roadmap,
      interviews,
      supportAgreement,
      incomplete,
      file,
      problems,
    }),
  },
  evaluate({ declarations }, { settings: rules, asOf }) {
    const parts = productParts(declarations, rules, asOf);
    const findings = [
      ...parts
        .filter(({ holds }) => holds.lo < 1)
        .map(
          ({ title, holds, lacks, section }): Finding => ({
            message: `${title}: ${
              holds.hi < 1 ? lacks : 'no register says it for certain'
            }.`,
            mend: toDeclare(declarations, section),
          }),
        ),
      ...registerFindings(declarations),
    ];
    if (parts.every(({ holds: { lo, hi } }) => lo < hi))
      return unknown(
        readOf(declarations).length > 0
          ? 'No register says anything certain of the platform team.'
          : 'No register of declarations could be read.',
        findings,
      );
    const shareOf = (end: 'lo' | 'hi') =>
      parts.reduce((sum, { holds }) => sum + holds[end], 0) / parts.length;
    const count = (isOne: (part: (typeof parts)[number]) => boolean) =>
      parts.filter(isOne).length;
    const open = count(({ holds }) => holds.lo < holds.hi);
    return measured(between(shareOf('lo'), shareOf('hi')), {
      parts: parts.map(({ title, holds }) => ({
        label: title,
        value: holds.lo,
      })),
      findings,
      explanation: `${count(({ holds }) => holds.lo >= 1)} of ${
        parts.length
      } things that a product needs are declared${
        open > 0 ? `; nothing is known of ${open}` : ''
      }.`,
    });
  },
});
