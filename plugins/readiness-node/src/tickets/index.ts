export { readTrackers } from './config';
export type { Tracker } from './config';
export { MOST_ISSUES } from './issue';
export type { Issue, IssueList, Stay } from './issue';
export { TicketsCollector } from './TicketsCollector';
export type { IssueReading, ReadIssues } from './TicketsCollector';
