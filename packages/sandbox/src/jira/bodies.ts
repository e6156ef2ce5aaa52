import type { JiraTicket } from './jira-tickets';
import { statusBody, statusIdOf, type StatusName } from './statuses';

const SITE = 'https://saltmarsh.atlassian.net';
export const PROJECT = 'PLAT';
/** Numbers of tickets begin here. */
const FIRST_ID = 10_100;

/** `2026-10-30T09:00:00.000+0000`, as Jira writes times. */
const time = (at: number) => new Date(at).toISOString().replace('Z', '+0000');

export const idOf = ({ number }: JiraTicket) => String(FIRST_ID + number);
export const keyOf = ({ number }: JiraTicket) => `${PROJECT}-${number}`;

function person(login: string): object {
  const accountId = Buffer.from(login).toString('hex').slice(0, 24);
  return {
    self: `${SITE}/rest/api/3/user?accountId=${accountId}`,
    ...{ accountId, accountType: 'atlassian', active: true },
    emailAddress: `${login}@saltmarsh.example`,
    ...{ displayName: login, timeZone: 'Europe/Berlin' },
  };
}

const statusNow = ({ changes }: JiraTicket): StatusName =>
  changes.at(-1)?.to ?? 'To Do';

const document = (text: string) => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** A ticket with the fields that were asked for. */
export function issueBody(
  ticket: JiraTicket,
  wanted: readonly string[],
): object {
  const { title, text, type, label, createdAt, changes } = ticket;
  const status = statusNow(ticket);
  const last = changes.at(-1);
  const fields: Readonly<Record<string, unknown>> = {
    summary: title,
    description: text === '' ? null : document(text),
    issuetype: {
      self: `${SITE}/rest/api/3/issuetype/${
        type === 'Story' ? 10_001 : 10_002
      }`,
      ...{ name: type, subtask: false, hierarchyLevel: 0 },
    },
    labels: [label],
    created: time(createdAt),
    resolutiondate: status === 'Done' && last ? time(last.at) : null,
    reporter: person(ticket.reporter),
    timespent: null,
    status: statusBody(SITE, status),
  };
  return {
    ...{ expand: '', id: idOf(ticket), key: keyOf(ticket) },
    self: `${SITE}/rest/api/3/issue/${idOf(ticket)}`,
    fields: Object.fromEntries(
      Object.entries(fields).filter(([name]) => wanted.includes(name)),
    ),
  };
}

export function projectBody(): object {
  return {
    self: `${SITE}/rest/api/3/project/10000`,
    ...{ id: '10000', key: PROJECT, name: 'Platform', style: 'classic' },
    ...{ projectTypeKey: 'software', simplified: false, isPrivate: false },
  };
}

/** One change of a ticket's status, as the bulk answer tells it: its time in milliseconds. */
export function changeBody(ticket: JiraTicket, index: number): object {
  const { changes, reporter } = ticket;
  const change = changes[index];
  const from = changes[index - 1]?.to ?? 'To Do';
  const to = change?.to ?? from;
  return {
    id: `${idOf(ticket)}${index}`,
    ...{ author: person(reporter), created: change?.at ?? 0 },
    items: [
      {
        ...{ field: 'status', fieldtype: 'jira', fieldId: 'status' },
        ...{ from: statusIdOf(from), fromString: from },
        ...{ to: statusIdOf(to), toString: to },
      },
    ],
  };
}

export { SITE };
