import { createRandom, seedOf, type Company, type Random } from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord } from '../state/records';
import { moment, ticket, WEEKS, type Draft } from './draft';
import { incidentTickets, nameFixes } from './incidents';
import { plannedTickets, provisioningTickets } from './requests';
import { OTHER_QUESTIONS, REPEATED_QUESTIONS } from './questions';

const HOW_TO_PER_WEEK = { low: 22, high: 27 } as const;
const REPEATED_SHARE = 0.62;

/** Eight weeks of questions, exceptions, requests, plans and incidents, as issues. */
export function addTickets(state: GitHostState): void {
  const random = createRandom(seedOf(state.company.seed, 'tickets'));
  const { company } = state;
  put(state, 'platform-support', [
    ...howToTickets(company, random),
    ...exceptionTickets(company, random),
    ...provisioningTickets(company),
    ...plannedTickets(company),
  ]);
  put(state, 'incidents', incidentTickets(state, random));
  nameFixes(state);
}

function put(
  state: GitHostState,
  repository: string,
  drafts: readonly Draft[],
): void {
  const record = state.repository(state.company.organisation, repository);
  if (record === undefined) {
    return;
  }
  const inOrder = [...drafts].sort((a, b) => a.createdAt - b.createdAt);
  const issues = inOrder.map(
    ({ duplicateOf, ...draft }, index): IssueRecord => ({
      ...draft,
      body:
        duplicateOf === undefined
          ? draft.body
          : `Duplicate of #${inOrder.indexOf(duplicateOf) + 1}`,
      id: record.id * 10_000 + index,
      number: index + 1,
    }),
  );
  state.issues.set(fullNameOf(record), issues);
}

function howToTickets(company: Company, random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    for (
      let left = random.between(HOW_TO_PER_WEEK.low, HOW_TO_PER_WEEK.high);
      left > 0;
      left -= 1
    ) {
      const repeated =
        random.next() < REPEATED_SHARE
          ? random.pick(REPEATED_QUESTIONS)
          : undefined;
      const title =
        repeated === undefined
          ? random.pick(OTHER_QUESTIONS)
          : random.pick(repeated.titles);
      drafts.push(
        ticket(company, random, {
          title,
          body: repeated?.body ?? title,
          labels: ['how-to'],
          createdAt: moment(company, week, random),
        }),
      );
    }
  }
  return drafts;
}

function exceptionTickets(company: Company, random: Random): readonly Draft[] {
  const legacy = company.services.filter(
    service =>
      service.lineage === 'legacy' && service.releases.production.length > 0,
  );
  return Array.from({ length: WEEKS }, (_, index) => WEEKS - index).flatMap(
    week =>
      Array.from({ length: random.between(1, 3) }, () => {
        const service = random.pick(legacy);
        return ticket(company, random, {
          title: `Deployment exception for ${service.name}`,
          body: `The pipeline cannot deploy ${service.name} this week; please deploy by hand outside the window.`,
          labels: ['exception', service.team],
          createdAt: moment(company, week, random),
        });
      }),
  );
}
