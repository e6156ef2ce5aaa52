import type {
  DecodedEvent,
  DecodingContext,
  PlaceClaim,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { repeated, statedKey } from '../incidents/duplicates';
import {
  incidentEvent,
  repositoryPlace,
  servicePlace,
  type Issue,
} from '../incidents/incidentEvents';
import type { IncidentSettings } from '../incidents/IncidentsCollector';
import {
  withdrawnEvent,
  type LostLabel,
} from '../incidents/withdrawnIncidents';
import { keyOf } from '../repositories/servicesOfRepositories';
import { sentFrom, type SentFrom } from './concerned';
import type { IssuesPayload } from './payloads';

/** Of these GitHub sends an issue that is not there any more, which says nothing of the incident. */
const LEAVES: ReadonlySet<string> = new Set(['deleted', 'transferred']);

/** An incident as its issue tells it; undefined of an issue that reports none, or that nobody reads. */
export function toldIncident(
  payload: IssuesPayload,
  settings: IncidentSettings,
  context: DecodingContext,
): DecodedEvent | undefined {
  const { action, issue } = payload;
  const from = sentFrom(payload.repository, context);
  const isIncident = issue.labels.some(({ name }) =>
    settings.labels.includes(name),
  );
  const lost = isIncident ? undefined : lostLabel(payload, settings);
  if (
    !from ||
    LEAVES.has(action) ||
    issue.pull_request !== undefined ||
    (!isIncident && !lost)
  ) {
    return undefined;
  }
  if (from.services.length === 0 && !isListed(from, settings, context)) {
    return undefined;
  }
  const otherwise = { collector: 'github:incidents', source: from.source };
  if (mayRepeat(issue, from)) {
    return {
      ...{ source: from.source, events: [], places: [] },
      ...{ due: [otherwise], otherwise },
    };
  }
  const reported = { ...from, servicePrefix: settings.servicePrefix };
  const event = incidentEvent(asRead(issue), reported);
  return {
    source: from.source,
    events: [lost ? withdrawnEvent(asRead(issue), reported, lost) : event],
    due: [],
    places: claims(event.places, from, context),
    otherwise,
  };
}

/** The label that was taken away just now, which made the issue an incident. */
function lostLabel(
  { action, label, issue }: IssuesPayload,
  { labels }: IncidentSettings,
): LostLabel | undefined {
  return action === 'unlabeled' && label && labels.includes(label.name)
    ? { label: label.name, atMs: Date.parse(issue.updated_at) }
    : undefined;
}

/** Whether the key is that of another issue, which only a reading finds: it is in a comment, or there. */
function mayRepeat(issue: IssuesPayload['issue'], from: SentFrom): boolean {
  const read = asRead(issue);
  const hasRemarks = issue.closed_at !== null && issue.comments > 0;
  return (
    statedKey(read) === undefined &&
    (hasRemarks || repeated(read, from) !== undefined)
  );
}

function asRead(issue: IssuesPayload['issue']): Issue {
  return {
    ...{ number: issue.number, title: issue.title, body: issue.body ?? '' },
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at,
    labels: { nodes: issue.labels },
    comments: { nodes: [] },
  };
}

/** Whether it is one of the repositories that the configuration names beside those of the services. */
function isListed(
  from: SentFrom,
  { repositories }: IncidentSettings,
  { sources }: Pick<DecodingContext, 'sources'>,
): boolean {
  const hosts = githubOf(sources);
  return repositories
    .map(slug => hosts.repository(slug))
    .some(each => each.host === from.host && keyOf(each) === keyOf(from));
}

/** As a reading claims them, of the places that the incident names. */
function claims(
  places: readonly string[],
  { id, services: own }: SentFrom,
  { services }: Pick<DecodingContext, 'services'>,
): readonly PlaceClaim[] {
  return places.flatMap(place => [
    ...(place === repositoryPlace(id)
      ? own.map(({ ref }) => ({ place, service: ref }))
      : []),
    ...services
      .filter(({ name }) => place === servicePlace(name))
      .map(({ ref }) => ({ place, service: ref })),
  ]);
}
