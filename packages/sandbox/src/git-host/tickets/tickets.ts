import { createRandom, seedOf, type Company, type Random } from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord } from '../state/records';
import { WEEKS, type Draft } from './draft';
import { answered, incidentsSince, ticketsSince } from './four-months';
import { incidentTickets, nameFixes } from './incidents';
import { keyFields } from './incident-form';
import { plannedTickets, provisioningTickets } from './requests';
import { exceptionTicket, howToTicket } from './usual-tickets';

const HOW_TO_PER_WEEK = { low: 22, high: 27 } as const;

/** Eight weeks of questions, exceptions, requests, plans and incidents, as issues and tickets on Jira, and what the chapters since brought. */
export function addTickets(state: GitHostState): void {
  const { company } = state;
  const before = company.earlier ?? company;
  const random = createRandom(seedOf(company.seed, 'tickets'));
  put(
    state,
    'platform-support',
    askedFor(company, random).filter(draft => !isOnJira(draft)),
  );
  put(state, 'incidents', [
    ...answered(company, incidentTickets(state, before, random)),
    ...incidentsSince(company),
  ]);
  nameFixes(state);
}

/** What the platform team is asked for and what it plans, wherever it is written down. */
export function supportTickets(company: Company): readonly Draft[] {
  return askedFor(company, createRandom(seedOf(company.seed, 'tickets')));
}

/** Requests and plans are kept on Jira; questions and exceptions are issues. */
export function isOnJira({ labels }: Pick<Draft, 'labels'>): boolean {
  return labels.includes('provisioning') || labels.includes('roadmap');
}

function askedFor(company: Company, random: Random): readonly Draft[] {
  const before = company.earlier ?? company;
  return [
    ...answered(company, [
      ...howToTickets(before, random),
      ...exceptionTickets(before, random),
      ...provisioningTickets(before),
      ...plannedTickets(before),
    ]),
    ...ticketsSince(company),
  ];
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
          : duplicateBody(inOrder.indexOf(duplicateOf) + 1, duplicateOf),
      id: record.id * 10_000 + index,
      number: index + 1,
    }),
  );
  state.issues.set(fullNameOf(record), issues);
}

/** What another system calls the one of which it is a copy, a copy says as well. */
function duplicateBody(number: number, { body }: Draft): string {
  const [, key] = /^### Incident key\s+(\S+)/m.exec(body ?? '') ?? [];
  return [`Duplicate of #${number}`, ...keyFields(key)].join('\n\n');
}

function howToTickets(company: Company, random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    for (
      let left = random.between(HOW_TO_PER_WEEK.low, HOW_TO_PER_WEEK.high);
      left > 0;
      left -= 1
    ) {
      drafts.push(howToTicket(company, random, week));
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
      Array.from({ length: random.between(1, 3) }, () =>
        exceptionTicket(company, random, { week, services: legacy }),
      ),
  );
}
