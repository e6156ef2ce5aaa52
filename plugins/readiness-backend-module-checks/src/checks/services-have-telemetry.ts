import {
  countWords,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  shareOverCompletions,
  workload,
  type Finding,
  type SourceObject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  judgeTelemetry,
  WAY_WORDS,
  type Watched,
} from '../judgements/telemetry';
import { isServing } from '../judgements/upkeep';
import { clustersOf } from '../population/clusters';
import { concerns, ownedRows, unowned, type Row } from '../population/owners';
import {
  servicesInProduction,
  type JudgedService,
} from '../population/servicesInProduction';
import { percent, unownedSentence, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
});

interface Fact extends Watched {
  readonly hasReadyPod?: boolean;
  readonly object: SourceObject;
}

function factOf(item: Workload): Fact {
  const { namespace, name, podLabels, telemetry, hasReadyPod } = item;
  return {
    namespace,
    name,
    ...(podLabels === undefined ? {} : { podLabels }),
    ...(telemetry === undefined ? {} : { telemetry }),
    ...(hasReadyPod === undefined ? {} : { hasReadyPod }),
    object: objectNameOf(item),
  };
}

type Services = readonly JudgedService<Fact>[];

/** One for each workload that nobody looks at, or of which that is not known. */
function findingsOf(services: Services): readonly Finding[] {
  return services.flatMap(({ rows }) =>
    rows.flatMap((row): Finding[] => {
      const { cluster, evidenceId, fact, judgement } = row;
      if (judgement.state === 'holds') return [];
      const { kind, namespace, name } = fact.object;
      return [
        {
          message: `${kind} ${namespace}/${name} in ${cluster} ${judgement.says}.`,
          where: cluster,
          object: fact.object,
          ...(evidenceId === undefined ? {} : { evidenceId }),
          ...(judgement.mend ? { mend: judgement.mend } : {}),
          ...concerns(row),
        },
      ];
    }),
  );
}

/** Share of the services that go each way; one that goes several counts in each. */
function partsOf(services: Services) {
  return Object.entries(WAY_WORDS).flatMap(([way, label]) => {
    const number = services.filter(({ rows }) =>
      rows.some(({ fact }) =>
        fact.telemetry?.signs.some(sign => sign.way === way),
      ),
    ).length;
    return number === 0 ? [] : [{ label, value: number / services.length }];
  });
}

/** Telemetry by default: share of the services in production whose metrics or traces are collected. */
export const servicesHaveTelemetry = defineOrganisationCheck({
  id: 'services-have-telemetry',
  title: 'Services in production have their metrics or traces collected',
  failureTitle: 'Nobody collects metrics or traces of services in production',
  why: 'What nobody measures is noticed first by customers, and nobody can say whether the last change made it worse.',
  remediation: {
    summary:
      'Put a monitor and the address of the collector into the template that all services start from, then into the named ones.',
    effort: 'medium',
    href: 'how-to/collect-telemetry',
  },
  reads: { workloads: ['telemetry'] },
  appliesTo: 'organisation',
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads
        .filter(isServing)
        .map(item => ({ marks: marksOf(item), fact: factOf(item) })),
  },
  evaluate({ workloads }, { settings: { tiers }, inventory }) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const rows = ownedRows(read, inventory).map(row => ({
      ...row,
      judgement: judgeTelemetry(row.fact),
    }));
    const services = servicesInProduction(rows, inventory, unread.length > 0);
    const number = (state: JudgedService<Fact>['state']) =>
      services.filter(service => service.state === state).length;
    const [having, open] = [number('holds'), number('open')];
    const range = shareOverCompletions({
      having,
      read: services.length - open,
      unread: open,
    });
    if (!range)
      return notApplicable('No service is seen to run in production.', {
        clusters: names,
      });
    return measured(range, {
      clusters: names,
      population: {
        read: services.length - open,
        expected: services.length,
        unit: 'service',
      },
      parts: partsOf(services),
      findings: findingsOf(services),
      explanation: [
        `Metrics or traces of ${having} of ${countWords(
          services.length,
          'service',
        )} in production are collected, as far as manifests and running pods show (${percent(
          range,
        )}).`,
        open === 0 ? '' : ` For ${countWords(open, 'service')} it is unknown.`,
        unownedSentence(unowned(rows).length, rows.length),
        unreadSentence(unread),
      ].join(''),
    });
  },
});
