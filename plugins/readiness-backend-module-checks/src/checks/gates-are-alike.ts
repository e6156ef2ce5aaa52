import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  pipelineRun,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { gatesOf, gatesInWords } from '../judgements/gates';
import { modalDominance, teamModes } from '../population/modes';
import {
  deliveredComponents,
  groupBy,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
});

/** A library is published: nothing of it runs in production, where gates are. */
const isDeployed = ({ archetype }: Delivered) => archetype !== 'library';

const known = ({ pipeline: read, protection }: Delivered) =>
  gatesOf(read, protection);

/** One for each pipeline that passes other gates than most teams do. */
function findingsOf(
  items: readonly Delivered[],
  usual: string,
): readonly Finding[] {
  return items.flatMap((item): Finding[] => {
    const gates = known(item);
    return gates === undefined || gates === usual
      ? []
      : [
          {
            message: `Its gates before production are ${gatesInWords(
              gates,
            )}; in most teams they are ${gatesInWords(usual)}.`,
            subjectRef: item.name,
            ...item.toChange,
            team: item.team,
            ...(item.evidenceId === undefined
              ? {}
              : { evidenceId: item.evidenceId }),
          },
        ];
  });
}

/** Teams pass the same gates on the way to production. */
export const gatesAreAlike = defineOrganisationCheck({
  id: 'gates-are-alike',
  title: 'Every team passes the same gates',
  failureTitle: 'Teams pass different gates on the way to production',
  why: 'Where one team needs an approval and the next one does not, nobody can say what production promises, and the strict team pays for it alone.',
  remediation: {
    summary:
      'Decide once what has to stand before production, and put it into the reusable pipeline and the protection of its environments.',
    effort: 'medium',
    href: 'how-to/pass-the-same-gates',
  },
  appliesTo: 'organisation',
  unit: 'dominance',
  requires: { pipelines: pipeline, runs: pipelineRun },
  settings,
  summarise: { pipelines: evidence => evidence, runs: run => run },
  evaluate({ pipelines, runs }, { settings: { lifecycles }, inventory }) {
    const items = ownedOnly(
      deliveredComponents({ pipelines, runs }, inventory, lifecycles),
    ).filter(isDeployed);
    const modes = teamModes(
      groupBy(items, ({ team }) => team).map(([ref, own]) => ({
        ref,
        name: inventory.teams.find(team => team.ref === ref)?.name ?? ref,
        answers: own.flatMap(item => known(item) ?? []),
        unread: own.filter(item => known(item) === undefined).length,
      })),
    );
    const { range } = modalDominance(modes);
    if (!range) return notApplicable('No team deploys a service.');
    const weights = [...modes.weights].sort(([, a], [, b]) => b - a);
    const usual = weights[0]?.[0];
    return measured(range, {
      population: {
        read: modes.known.length,
        expected: modes.known.length + modes.unread.length,
        unit: 'team',
      },
      parts: weights
        .slice(0, 10)
        .map(([gates, value]) => ({ label: gatesInWords(gates), value })),
      findings: usual === undefined ? [] : findingsOf(items, usual),
      explanation: `${percent(
        range,
      )} of the teams pass the most common gates before production. More is better.`,
    });
  },
});
