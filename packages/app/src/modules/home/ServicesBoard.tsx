import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Link, Text } from '@backstage/ui';
import { useDeploymentWords } from '@groundwork/plugin-deployments';
import { RelativeTime, SourceNotes } from '@groundwork/plugin-status-react';
import { useSay, type Say } from '../../useSay';
import { QueryFailure } from '../query';
import { ciGapsOf, type CiGaps } from './ciStates';
import { namesOf } from './groupNames';
import { ServiceTable } from './ServiceTable';
import { TroubleList } from './TroubleList';
import type { TeamServices } from './queries';
import {
  headline,
  sourcesOf,
  troublesOf,
  unknownCount,
  type Trouble,
} from './troubles';
import { useServiceStates } from './useServiceStates';

/** Props of {@link ServicesBoard}. */
export interface ServicesBoardProps {
  readonly services: TeamServices;
  /** Its place among the headings of the page. */
  readonly heading: 'h1' | 'h2';
  /** Where those are that do not fit. */
  readonly allOfThem: string;
}

type States = ReturnType<typeof useServiceStates>;

/** What is wrong, once both answers are there; "no known problems" is for those who could look. */
function headingOf(
  names: string,
  found: {
    readonly states: States;
    readonly troubles: readonly Trouble[];
    readonly ci: CiGaps;
  },
  t: Say,
): string {
  const { states, troubles, ci } = found;
  const { deployed, built, statuses, isPending } = states;
  const nobodyAsked = deployed.length + built.length === 0;
  const cannotSay =
    troubles.length === 0 && deployed.length > 0 && !statuses.data;
  if (nobodyAsked || isPending.statuses || isPending.runs || cannotSay) {
    return names;
  }
  const { items = [], missing = [] } = statuses.data ?? {};
  const unknowns = {
    running: unknownCount(items) + missing.length,
    built: ci.unknown,
  };
  return headline(names, { troubles, unknowns }, t);
}

/** Services of whom nobody says what runs: those that the answer leaves out, or all where there is no answer. */
function notAnsweredFor({ deployed, statuses }: States): readonly string[] {
  if (statuses.data) return statuses.data.missing;
  return statuses.error ? deployed : [];
}

/** How old what still stands of a silent source is, and the services that no source can speak for. */
function CiNotes({ ci }: { readonly ci: CiGaps }) {
  const t = useSay();
  const pageOf = useEntityRefLink();
  return (
    <>
      {ci.old.map(({ name, readAt }) => (
        <Text as="p" key={name} variant="body-small" color="secondary">
          {t('services.oldRuns', { name, time: <RelativeTime at={readAt} /> })}
        </Text>
      ))}
      {ci.unreadable.length > 0 ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('services.unreadable', {
            names: (
              <>
                {ci.unreadable.map((ref, index) => (
                  <span key={ref}>
                    {index > 0 ? ', ' : ''}
                    <Link href={`${pageOf(ref)}/ci-runs`}>
                      {parseEntityRef(ref).name}
                    </Link>
                  </span>
                ))}
              </>
            ),
          })}
        </Text>
      ) : null}
    </>
  );
}

/** What is broken or waits among some teams' services, then all of them. */
export function ServicesBoard(props: ServicesBoardProps) {
  const t = useSay();
  const { owners, items, total } = props.services;
  const states = useServiceStates(items);
  const statuses = states.statuses.data?.items ?? [];
  const ci = ciGapsOf(states.built, states.runs.data, t);
  const troubles = troublesOf(statuses, states.runs.data?.items ?? [], {
    t,
    deployments: useDeploymentWords(),
  });
  return (
    <>
      <Text as={props.heading} variant="title-small" weight="bold">
        {headingOf(namesOf(owners), { states, troubles, ci }, t)}
      </Text>
      <QueryFailure query={states.statuses} what={t('services.whatRuns')} />
      <QueryFailure query={states.runs} what={t('services.lastRuns')} />
      <SourceNotes noun={t('services.sources')} {...sourcesOf(statuses, ci)} />
      <CiNotes ci={ci} />
      <TroubleList troubles={troubles} />
      <Card>
        <CardBody>
          <ServiceTable
            services={items}
            statuses={statuses}
            missing={notAnsweredFor(states)}
            isPending={states.isPending.statuses}
          />
        </CardBody>
      </Card>
      {total > items.length ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('services.some', {
            shown: items.length,
            total,
            link: <Link href={props.allOfThem}>{t('services.allOfThem')}</Link>,
          })}
        </Text>
      ) : null}
    </>
  );
}
