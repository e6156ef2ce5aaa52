import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  productionComponents,
  readOf,
  shareOverCompletions,
  supportLinks,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, linkLines } from '../judgements/catalogFile';
import { percent } from '../population/words';

interface Linked {
  readonly runbook: boolean;
  readonly onCall: boolean;
}

const SERVICE = 'service';

function missing({ runbook, onCall }: Linked): string {
  if (!runbook && !onCall) return 'neither a runbook nor who is on call';
  return runbook ? 'no rota that is on call' : 'no runbook';
}

/** Completeness of what somebody needs who is called: share of the services in production that link both. */
export const servicesHaveARunbookAndOnCall = defineOrganisationCheck({
  id: 'services-have-a-runbook-and-on-call',
  title: 'Services in production have a runbook and somebody on call',
  failureTitle: 'Services in production lack a runbook or somebody on call',
  why: 'An outage lasts longer by the time in which nobody knows whom to call and what to do.',
  remediation: {
    summary:
      'Link the runbook and the rota from the catalog files of the named services.',
    effort: 'medium',
    href: 'how-to/give-a-service-a-runbook',
  },
  appliesTo: 'organisation',
  requires: { links: supportLinks },
  summarise: {
    links: ({ runbook, onCall }): Linked => ({
      runbook: runbook !== undefined,
      onCall: onCall !== undefined,
    }),
  },
  evaluate({ links }, { inventory }) {
    const services = productionComponents(inventory).filter(
      ({ type }) => type === SERVICE,
    );
    const byRef = new Map(
      readOf(links).map(reading => [reading.subject.ref, reading]),
    );
    const read = services.flatMap(({ ref, team }) => {
      const reading = byRef.get(ref);
      return reading ? [{ ref, team, reading }] : [];
    });
    const lacking = read.filter(
      ({ reading: { value } }) => !value.runbook || !value.onCall,
    );
    const having = read.length - lacking.length;
    const range = shareOverCompletions({
      having,
      read: read.length,
      unread: services.length - read.length,
    });
    if (!range) return notApplicable('No service is in production.');
    return measured(range, {
      population: {
        read: read.length,
        expected: services.length,
        unit: SERVICE,
      },
      findings: lacking.map(
        ({ ref, team, reading: { subject, value, evidenceId } }): Finding => ({
          message: `Its catalog file links ${missing(value)}.`,
          subjectRef: ref,
          object: catalogFileOf(subject),
          mend: linkLines({ runbook: !value.runbook, onCall: !value.onCall }),
          ...(team === undefined ? {} : { team }),
          ...(evidenceId === undefined ? {} : { evidenceId }),
        }),
      ),
      explanation: `${having} of ${
        services.length
      } services in production link a runbook and say who is on call (${percent(
        range,
      )}).`,
    });
  },
});
