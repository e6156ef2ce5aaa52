import type { Company, Random, Service } from '../../company';
import { moment, ticket, type Draft } from './draft';
import { OTHER_QUESTIONS, REPEATED_QUESTIONS } from './questions';

const REPEATED_SHARE = 0.62;

/** Somebody asks how something is done: one of the five questions of every week, or another one. */
export function howToTicket(
  company: Company,
  random: Random,
  week: number,
): Draft {
  const repeated =
    random.next() < REPEATED_SHARE
      ? random.pick(REPEATED_QUESTIONS)
      : undefined;
  const title =
    repeated === undefined
      ? random.pick(OTHER_QUESTIONS)
      : random.pick(repeated.titles);
  return ticket(company, random, {
    title,
    body: repeated?.body ?? title,
    labels: ['how-to'],
    createdAt: moment(company, week, random),
  });
}

/** Somebody asks to deploy beside the pipeline. */
export function exceptionTicket(
  company: Company,
  random: Random,
  {
    week,
    services,
  }: { readonly week: number; readonly services: readonly Service[] },
): Draft {
  const service = random.pick(services);
  return ticket(company, random, {
    title: `Deployment exception for ${service.name}`,
    body: `The pipeline cannot deploy ${service.name} this week; please deploy by hand outside the window.`,
    labels: ['exception', service.team],
    createdAt: moment(company, week, random),
  });
}
