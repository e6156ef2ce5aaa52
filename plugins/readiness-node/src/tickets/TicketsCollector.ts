import {
  observed,
  reliability,
  tickets,
  type Observation,
  type Source,
  type SourceRequest,
  type Subject,
  type TicketsOfTracker,
} from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/source-client';
import type { CollectContext, Collector } from '../collector';
import type { Tracker } from './config';
import type { IssueList } from './issue';
import { summariseTickets } from './summarise';
import { weeksBefore } from './window';

/** A list of tickets with what was asked for it. */
export interface IssueReading {
  readonly list: IssueList;
  readonly source: Source;
  readonly request: SourceRequest;
}

/** Reads the tickets of a tracker that were opened from then on. */
export type ReadIssues = (
  tracker: Tracker,
  from: Date,
  context: CollectContext,
) => Promise<IssueReading>;

/** Looks at the trackers of one kind of system; what that kind answers is read by the function. */
export class TicketsCollector implements Collector<TicketsOfTracker> {
  readonly id: string;
  readonly produces = tickets;
  readonly appliesTo;

  constructor(
    private readonly kind: string,
    private readonly trackers: readonly Tracker[],
    private readonly read: ReadIssues,
  ) {
    this.id = `${kind}:tickets`;
    this.appliesTo = { kind: 'Source', type: [`${kind}-tickets`] } as const;
  }

  async collect(
    { ref, name }: Subject,
    context: CollectContext,
  ): Promise<Observation<TicketsOfTracker>> {
    const tracker = this.trackers.find(({ subject }) => subject.ref === ref);
    if (!tracker) {
      throw new SourceError(
        'unsupported',
        `readiness.tickets no longer names ${name}`,
        { source: { kind: this.kind, instance: name } },
      );
    }
    const { asOf, signal } = context;
    const teamOf = await context.teamsOfPeople();
    const { list, source, request } = await this.read(
      tracker,
      new Date(weeksBefore(asOf).fromMs),
      context,
    );
    const value = await summariseTickets(list, {
      ...{ labels: tracker.labels, teamOf, asOf, signal },
    });
    return observed(value, {
      ...{ source, request },
      reliability: reliabilityOf(value),
    });
  }
}

/** Labels map a ticket to its class; without one its words do. */
function reliabilityOf({ weeks }: TicketsOfTracker): number {
  const tallies = weeks.flatMap(({ classes }) => Object.values(classes));
  const sum = (of: 'tickets' | 'byText') =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  const all = sum('tickets');
  const share = all === 0 ? 0 : sum('byText') / all;
  return (
    share * reliability.heuristic + (1 - share) * reliability.declaredMapping
  );
}
