import type {
  DecodedEvent,
  DecodingContext,
  PlaceClaim,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import {
  incidentEvent,
  repositoryPlace,
  servicePlace,
  type Issue,
} from '../incidents/incidentEvents';
import type { IncidentSettings } from '../incidents/IncidentsCollector';
import { keyOf } from '../repositories/servicesOfRepositories';
import { sentFrom, type SentFrom } from './concerned';
import type { IssuesPayload } from './payloads';

/** Of these GitHub sends an issue that is not there any more, which says nothing of the incident. */
const LEAVES: ReadonlySet<string> = new Set(['deleted', 'transferred']);

/** An incident as its issue tells it; undefined of an issue that reports none, or that nobody reads. */
export function toldIncident(
  { action, issue, repository }: IssuesPayload,
  settings: IncidentSettings,
  context: DecodingContext,
): DecodedEvent | undefined {
  const from = sentFrom(repository, context);
  const isIncident =
    issue.pull_request === undefined &&
    issue.labels.some(({ name }) => settings.labels.includes(name));
  if (!from || !isIncident || LEAVES.has(action)) {
    return undefined;
  }
  if (from.services.length === 0 && !isListed(from, settings, context)) {
    return undefined;
  }
  const event = incidentEvent(asRead(issue), {
    ...from,
    servicePrefix: settings.servicePrefix,
  });
  const { source } = from;
  return {
    ...{ source, events: [event], due: [] },
    places:
      event.kind === 'incident' ? claims(event.places, from, context) : [],
    otherwise: { collector: 'github:incidents', source },
  };
}

function asRead(issue: IssuesPayload['issue']): Issue {
  return {
    ...{ number: issue.number, title: issue.title, body: issue.body ?? '' },
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at,
    labels: { nodes: issue.labels },
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
