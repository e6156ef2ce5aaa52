import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  pipelineRun,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { isByReference } from '@groundwork/pipeline-sameness';
import { z } from 'zod';
import {
  deliveredComponents,
  groupBy,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { meanTeamShare } from '../population/shares';
import { callOf } from '../judgements/pipelineFile';
import { percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
});

function refers({ pipeline: read }: Delivered): boolean {
  return read.outcome === 'known' && isByReference(read);
}

/** The shared pipelines of an engine, the one that most call first: what the others are to call as well. */
function mostCalled(items: readonly Delivered[]): ReadonlyMap<string, string> {
  const calls = items.flatMap(({ pipeline: read }) =>
    read.outcome === 'known'
      ? read.references.map(reference => ({ engine: read.engine, reference }))
      : [],
  );
  return new Map(
    groupBy(calls, ({ reference }) => reference)
      .map(([reference, all]) => ({ reference, all }))
      // The last of a key stays in a map.
      .sort((a, b) => a.all.length - b.all.length)
      .flatMap(({ reference, all }) =>
        all.map(({ engine }) => [engine, reference] as const),
      ),
  );
}

/** Share of pipelines that are used by reference rather than copied, each team counting the same. */
export const deliversByReference = defineOrganisationCheck({
  id: 'delivers-by-reference',
  title: 'Pipelines are used by reference, not copied',
  failureTitle: 'Pipelines are copies that drift apart',
  why: 'A copy is the same only until somebody changes it; a fix to the original never arrives.',
  remediation: {
    summary:
      'Replace the copied steps by a call of the reusable pipeline, at a major version.',
    effort: 'medium',
    href: 'how-to/deliver-by-reference',
  },
  appliesTo: 'organisation',
  requires: { pipelines: pipeline, runs: pipelineRun },
  settings,
  summarise: { pipelines: evidence => evidence, runs: run => run },
  evaluate({ pipelines, runs }, { settings: { lifecycles }, inventory }) {
    const owned = ownedOnly(
      deliveredComponents({ pipelines, runs }, inventory, lifecycles),
    );
    const teams = groupBy(owned, ({ team }) => team).map(([ref, own]) => ({
      ref,
      name: inventory.teams.find(team => team.ref === ref)?.name ?? ref,
      having: own.filter(refers).length,
      read: own.filter(({ isUnread }) => !isUnread).length,
      unread: own.filter(({ isUnread }) => isUnread).length,
    }));
    const range = meanTeamShare(teams);
    if (!range) return notApplicable('No team owns a service in production.');
    const called = mostCalled(owned);
    const copies = owned.filter(item => !item.isUnread && !refers(item));
    return measured(range, {
      population: {
        read: owned.length - owned.filter(({ isUnread }) => isUnread).length,
        expected: owned.length,
        unit: 'repository',
      },
      parts: teams
        .filter(({ read }) => read > 0)
        .map(({ ref, name, having, read }) => ({
          label: name,
          value: having / read,
          subjectRef: ref,
        })),
      findings: copies.map(
        ({ name, team, evidenceId, toChange, pipeline: read }): Finding => ({
          message: 'Its pipeline is its own copy.',
          subjectRef: name,
          team,
          ...(evidenceId === undefined ? {} : { evidenceId }),
          ...toChange,
          ...(read.engine ? callOf(read.engine, called.get(read.engine)) : {}),
        }),
      ),
      explanation: `${percent(
        range,
      )} of the teams' pipelines are used by reference.`,
    });
  },
});
