import {
  application,
  between,
  countWords,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  shareOverCompletions,
  unreadOf,
  workload,
  type Finding,
  type Inventory,
  type Range,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { KUBERNETES_ID } from '@groundwork/workload-ownership';
import { z } from 'zod';
import {
  applicationLines,
  declarationOf,
  judgeCode,
  judgeGitops,
  listedObjectsOf,
  listingOf,
  type Declaration,
} from '../judgements/declaration';
import type { Judgement } from '../judgements/judgement';
import { clustersOf } from '../population/clusters';
import {
  concerns,
  ownedRows,
  rowsOfTeam,
  unowned,
  type OwnedRow,
  type Row,
} from '../population/owners';
import { meanTeamShare, type TeamShare } from '../population/shares';
import { teamsWithComponents } from '../population/teams';
import { percent, unreadSentence } from '../population/words';

const settings = z.object({
  /** Tiers whose workloads are judged. */
  tiers: z.array(z.string()).default(['production']),
});

/** A workload by its name, so that a finding can say which one it is. */
interface Fact extends Declaration {
  readonly object: Pick<
    SourceObject,
    'apiVersion' | 'kind' | 'namespace' | 'name'
  >;
}

function factOf(item: Workload): Fact {
  const { apiVersion, kind, namespace, name } = item;
  return {
    ...declarationOf(item),
    object: { apiVersion, kind, namespace, name },
  };
}

type Judged = OwnedRow<Fact> & {
  readonly gitops: Judgement;
  readonly code: Judgement;
};

const counted = (
  rows: readonly Judged[],
  claim: 'gitops' | 'code',
): Pick<TeamShare, 'having' | 'read' | 'unread'> => {
  const having = rows.filter(row => row[claim].state === 'holds').length;
  const unread = rows.filter(row => row[claim].state === 'unknown').length;
  return { having, read: rows.length - unread, unread };
};

function teamShares(
  rows: readonly Judged[],
  inventory: Inventory,
  claim: 'gitops' | 'code',
): readonly TeamShare[] {
  return teamsWithComponents(inventory).map(({ team: { ref, name } }) => ({
    ref,
    name,
    ...counted(rowsOfTeam(rows, ref), claim),
  }));
}

/** What no active team owns: no component finds it, or the owner of its component is gone. */
function ofNoTeam(
  rows: readonly Judged[],
  inventory: Inventory,
): readonly Judged[] {
  const teams = new Set(
    teamsWithComponents(inventory).map(({ team }) => team.ref),
  );
  return rows.filter(
    ({ owners }) =>
      !owners.some(({ team }) => team !== undefined && teams.has(team)),
  );
}

function restSentence(rest: number, all: number): string {
  return rest === 0
    ? ''
    : ` ${rest} of ${countWords(
        all,
        'workload',
      )} there belong to no active team and count by their share.`;
}

/**
 * Each team counts the same; what belongs to no team counts by its share of all workloads, and so much less is claimed of
 * the teams. Undefined when nothing runs.
 */
function shareOf(
  rows: readonly Judged[],
  inventory: Inventory,
  claim: 'gitops' | 'code',
): Range | undefined {
  const rest = ofNoTeam(rows, inventory);
  const ofTeams = meanTeamShare(teamShares(rows, inventory, claim));
  const ofRest = shareOverCompletions(counted(rest, claim));
  if (!ofTeams || !ofRest) return ofTeams ?? ofRest;
  const weight = rest.length / rows.length;
  return between(
    (1 - weight) * ofTeams.lo + weight * ofRest.lo,
    (1 - weight) * ofTeams.hi + weight * ofRest.hi,
  );
}

function findingOf(row: Judged, says: string, mend: Finding['mend']): Finding {
  const { cluster, evidenceId, fact } = row;
  const { kind, namespace, name } = fact.object;
  return {
    message: `${kind} ${namespace}/${name} in ${cluster} ${says}.`,
    where: cluster,
    object: fact.object,
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(mend ? { mend } : {}),
    ...concerns(row),
  };
}

/** One for each workload that nothing declares, and one for each that the catalog does not know. */
function findingsOf(rows: readonly Judged[]): readonly Finding[] {
  const declared = rows.flatMap(row =>
    row.code.state === 'fails'
      ? [
          findingOf(
            row,
            row.code.says,
            applicationLines(row.cluster, row.fact.object.namespace),
          ),
        ]
      : [],
  );
  const orphans = unowned(rows).map(row =>
    findingOf(row, 'belongs to no component and counts for no team', {
      into: 'its manifest, with the name of its component in the catalog',
      yaml: `metadata:\n  labels:\n    ${KUBERNETES_ID}: COMPONENT\n`,
    }),
  );
  return [...declared, ...orphans];
}

function byHandSentence(rows: readonly Judged[]): string {
  const byHand = rows.filter(({ code }) => code.state === 'fails').length;
  return byHand === 0
    ? ''
    : ` ${countWords(byHand, 'workload')} ${
        byHand === 1 ? 'is' : 'are'
      } declared by nothing.`;
}

/** Share of workloads that come from code, each team counting the same. */
export const declaresWorkloadsAsCode = defineOrganisationCheck({
  id: 'declares-workloads-as-code',
  title: 'What runs in production is declared as code',
  failureTitle: 'Part of production exists only in the cluster',
  why: 'A workload that no repository describes cannot be rebuilt, reviewed or moved; nobody knows what it should be.',
  remediation: {
    summary:
      'Put the manifests of the named workloads into Git and let Argo CD or Flux apply them.',
    effort: 'high',
    href: 'how-to/declare-workloads-as-code',
  },
  reads: { workloads: ['claims', 'writers'] },
  appliesTo: 'organisation',
  version: 3,
  requires: { workloads: workload, applications: application },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads.map(item => ({
        marks: marksOf(item),
        fact: factOf(item),
      })),
    applications: listedObjectsOf,
  },
  evaluate({ workloads, applications }, { settings: { tiers }, inventory }) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const listing = listingOf(applications);
    const rows = ownedRows(read, inventory).map((row): Judged => {
      const place = { cluster: row.cluster, inventory };
      return {
        ...row,
        gitops: judgeGitops(row.fact, listing, place),
        code: judgeCode(row.fact, listing, place),
      };
    });
    // A cluster that was not read may hold anything, of every team and of nobody.
    const share = (claim: 'gitops' | 'code') =>
      unread.length > 0 ? between(0, 1) : shareOf(rows, inventory, claim);
    const [value, gitops] = [share('code'), share('gitops')];
    if (!value || !gitops)
      return notApplicable('No workload runs in production.', {
        clusters: names,
      });
    const teams = teamShares(rows, inventory, 'code');
    const known = teams.filter(team => team.read > 0 && team.unread === 0);
    return measured(value, {
      clusters: names,
      quantities: { gitops },
      population: {
        read: unread.length > 0 ? 0 : known.length,
        expected:
          unread.length > 0
            ? teams.length
            : teams.filter(team => team.read + team.unread > 0).length,
        unit: 'team',
      },
      parts: teams
        .filter(team => team.read > 0)
        .map(({ ref, name, having, read: own }) => ({
          label: name,
          value: having / own,
          subjectRef: ref,
        })),
      findings: findingsOf(rows),
      explanation: `${percent(
        value,
      )} of the workloads in production come from code, ${percent(
        gitops,
      )} through GitOps; each team counts the same.${byHandSentence(
        rows,
      )}${restSentence(
        ofNoTeam(rows, inventory).length,
        rows.length,
      )}${unreadSentence([
        ...unread,
        ...unreadOf(applications).map(({ subject }) => subject.name),
      ])}`,
    });
  },
});
