import type { Company } from '../company';
import { pickNumber } from '../clusters/objects/names';
import { isOnJira, supportTickets } from '../git-host/tickets';
import type { StatusName } from './statuses';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A ticket of the project, with how its status went. */
export interface JiraTicket {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly type: 'Story' | 'Service Request';
  readonly label: string;
  readonly reporter: string;
  readonly createdAt: number;
  /** The oldest first; it begins with `To Do`. */
  readonly changes: readonly { readonly at: number; readonly to: StatusName }[];
}

/** Requests and plans of the platform team, the oldest first, as they stand now. */
export function jiraTickets(company: Company): readonly JiraTicket[] {
  return supportTickets(company)
    .filter(isOnJira)
    .sort((one, other) => one.createdAt - other.createdAt)
    .map(({ title, body = '', author, labels, createdAt }, index) => {
      const [label = ''] = labels;
      const isPlan = label === 'roadmap';
      const number = index + 1;
      const took = isPlan ? planTimes(number) : requestTimes(number);
      return {
        ...{ number, title, text: body, label, createdAt },
        type: isPlan ? 'Story' : 'Service Request',
        reporter: author,
        changes: changesOf(createdAt, took, company.now),
      };
    });
}

/** How long a ticket waits, is worked on and is looked at, in milliseconds. */
interface Times {
  readonly waits: number;
  readonly worked: number;
  readonly reviewed: number;
}

/** A piece of the roadmap takes days. Each eleventh was begun and forgotten. */
function planTimes(number: number): Times {
  return {
    waits: (1 + pickNumber(`plan waits ${number}`, 20)) * HOUR,
    worked:
      number % 11 === 10
        ? Infinity
        : (1 + pickNumber(`plan takes ${number}`, 4)) * DAY,
    reviewed: (1 + pickNumber(`plan reviewed ${number}`, 8)) * HOUR,
  };
}

/** Somebody sets it up by hand within hours. Each fourth is done on the spot, and never was in progress. */
function requestTimes(number: number): Times {
  return {
    waits: (1 + pickNumber(`request waits ${number}`, 30)) * HOUR,
    worked:
      number % 4 === 0
        ? 0
        : (1 + pickNumber(`request takes ${number}`, 6)) * (HOUR / 2),
    reviewed: 0,
  };
}

function changesOf(
  createdAt: number,
  { waits, worked, reviewed }: Times,
  now: number,
): JiraTicket['changes'] {
  const begun = createdAt + waits;
  const steps = [
    ...(worked > 0 ? [{ at: begun, to: 'In Progress' as const }] : []),
    ...(reviewed > 0 ? [{ at: begun + worked, to: 'In Review' as const }] : []),
    { at: begun + worked + reviewed, to: 'Done' as const },
  ];
  return steps.filter(({ at }) => at <= now);
}
