import {
  countWords,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  serviceOrigin,
  shareOverCompletions,
  unknown,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  eligibleTypes,
  newServicesOf,
  originOf,
  type NewService,
} from '../population/newServices';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';
import { percent } from '../population/words';

const settings = z.object({ windowDays, types: eligibleTypes });

/** G2: of the services that were started lately, those that were started on the path. */
export const startsServicesOnThePath = defineOrganisationCheck({
  id: 'starts-services-on-the-path',
  title: 'New services start on the path',
  failureTitle: 'New services start beside the path',
  why: 'Every service that starts by copying another one brings its own pipeline, its own alerts and its own gaps.',
  remediation: {
    summary:
      'Ask the teams of the services that are named what the path lacked, and add it.',
    effort: 'medium',
    href: 'how-to/start-services-on-the-path',
  },
  appliesTo: 'organisation',
  requires: { runs: goldenPathRuns, origins: serviceOrigin },
  settings,
  summarise: { runs: runsIn, origins: originOf },
  evaluate({ runs, origins }, { settings: own, asOf, inventory }) {
    const window = { asOf, windowDays: own.windowDays };
    const path = pathRunsOf(runs, window);
    if (runs.length === 0 && path.state === 'unread')
      return unknown(path.reason);
    const services = newServicesOf(origins, path, {
      ...window,
      inventory,
      types: own.types,
    });
    const count = (start: NewService['start']) =>
      services.filter(service => service.start === start).length;
    const open = count('unknown');
    const range = shareOverCompletions({
      having: count('on-path'),
      read: services.length - open,
      unread: open,
    });
    if (!range)
      return notApplicable(
        `No service in production was started in ${own.windowDays} days.`,
      );
    return measured(range, {
      population: {
        read: services.length - open,
        expected: services.length,
        unit: 'service',
      },
      findings: services.flatMap(service => findingOf(service, own.windowDays)),
      explanation: `${percent(range)} of ${countWords(
        services.length,
        'service',
      )} in production that ${
        open > 0 ? 'are, or may be,' : 'are'
      } younger than ${
        own.windowDays
      } days started on the path. More is better.`,
    });
  },
});

function findingOf(
  { component: { ref, team }, evidenceId, start }: NewService,
  days: number,
): readonly Finding[] {
  if (start === 'on-path') return [];
  return [
    {
      message:
        start === 'off-path'
          ? `It is younger than ${days} days and was not started from a template.`
          : 'Nobody could read when it was started, or how.',
      subjectRef: ref,
      ...(team === undefined ? {} : { team }),
      ...(evidenceId === undefined ? {} : { evidenceId }),
    },
  ];
}
