import {
  between,
  countWords,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  pipeline,
  reliability,
  shareOverCompletions,
  unknown,
  type Finding,
  type InventoryComponent,
  type PipelineEvidence,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { isByReference } from '@groundwork/pipeline-sameness';
import { z } from 'zod';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';
import {
  lagFindings,
  lagOf,
  templateUsesOf,
  type TemplateUses,
} from '../population/templateLag';
import { percent } from '../population/words';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  windowDays,
  /** So old a service is when it is asked whether it stayed. */
  afterDays: z.number().positive().default(90),
  /** Who calls the shared pipeline in a version that is older by more has stayed, and lags. */
  mostVersionsBehind: z.number().nonnegative().default(2),
});

/** Whether a pipeline is the shared one, and in which version; open where it could not be understood. */
type Stays = false | 'open' | TemplateUses;

/** One service that a template made, and what is known of it now. */
interface Service {
  readonly component: InventoryComponent;
  readonly evidenceId: string | undefined;
  readonly stays: Stays;
}

/** G8: what was started on the path is still delivered by it months later. */
export const staysOnThePath = defineOrganisationCheck({
  id: 'stays-on-the-path',
  title: 'Services stay on the path',
  failureTitle: 'Services leave the path within months',
  why: 'A template that leaves copies behind is a path for a day: what is mended in it later reaches nobody.',
  remediation: {
    summary:
      'Let the template call the shared pipeline at a major version instead of writing out its steps.',
    effort: 'medium',
    href: 'how-to/stay-on-the-path',
  },
  appliesTo: 'organisation',
  requires: { runs: goldenPathRuns, pipelines: pipeline },
  settings,
  summarise: { runs: runsIn, pipelines: staysOf },
  evaluate({ runs, pipelines }, { settings: own, asOf, inventory }) {
    const path = pathRunsOf(runs, {
      asOf,
      windowDays: own.windowDays + own.afterDays,
    });
    if (path.state === 'unread') return unknown(path.reason);
    const before = asOf.getTime() - own.afterDays * DAY_MS;
    const old = path.runs.filter(
      ({ status, opensTicketOnly, createdAt }) =>
        status === 'completed' &&
        opensTicketOnly !== true &&
        Date.parse(createdAt) <= before,
    );
    const made = new Set(old.flatMap(run => run.made ?? []));
    const nameless = old.filter(run => run.made === undefined).length;
    const readings = new Map(pipelines.map(item => [item.subject.ref, item]));
    const services = inventory.components
      .filter(({ ref }) => made.has(ref))
      .map(component => serviceOf(component, readings.get(component.ref)));
    const stayed = services.flatMap(({ stays }) =>
      typeof stays === 'object' ? [stays] : [],
    );
    const staying = stayed.length;
    const open = services.filter(({ stays }) => stays === 'open').length;
    const gone = made.size - services.length;
    // What the catalog no longer holds has ended, which is no way off the path; a part of it that is unread may hold it.
    const unread =
      open + nameless + (inventory.unreadCatalog?.length ? gone : 0);
    const read = services.length - open;
    const range = shareOverCompletions({ having: staying, read, unread });
    const lag = lagging(stayed, own.mostVersionsBehind);
    if (!range)
      return notApplicable(
        `No service that a template made more than ${own.afterDays} days ago is in the catalog.`,
      );
    return measured(range, {
      // That a pipeline is called and not copied is taken for the path itself.
      reliability: reliability.heuristic,
      population: { read, expected: read + unread, unit: 'service' },
      quantities: { lagging: between(lag.lo, lag.hi + unread) },
      findings: services.flatMap(service =>
        findingsOf(service, own.mostVersionsBehind),
      ),
      explanation: `${percent(range)} of ${
        read + unread
      } services that templates made more than ${
        own.afterDays
      } days ago still call the shared pipeline. More is better. ${lagWords(
        lag,
        own.mostVersionsBehind,
      )}`,
    });
  },
});

function staysOf(evidence: PipelineEvidence): Stays {
  const { pipeline: read } = evidence;
  if (read.outcome === 'unknown') return 'open';
  return (isByReference(read) && templateUsesOf(evidence)) || false;
}

/** How many lag more versions than they should, and how many may. */
function lagging(stayed: readonly TemplateUses[], most: number): Range {
  const lags = stayed.map(uses => lagOf(uses, most + 1));
  return between(
    lags.filter(({ lo }) => lo > most).length,
    lags.filter(({ hi }) => hi > most).length,
  );
}

function lagWords({ lo, hi }: Range, most: number): string {
  const many = `more than ${countWords(most, 'version')}`;
  if (hi === 0) return `None of them lags ${many}.`;
  const count = lo === hi ? `${lo}` : `${lo} to ${hi}`;
  return `Of them ${count} ${hi === 1 ? 'lags' : 'lag'} ${many}.`;
}

function serviceOf(
  component: InventoryComponent,
  reading: Reading<Stays> | undefined,
): Service {
  const evidenceId = reading?.evidenceId;
  switch (reading?.state) {
    case 'read':
      return {
        component,
        evidenceId,
        stays: reading.value,
      };
    case 'absent':
      return { component, evidenceId, stays: false };
    default:
      return { component, evidenceId, stays: 'open' };
  }
}

function findingsOf(
  { component: { ref, team }, evidenceId, stays }: Service,
  mostBehind: number,
): readonly Finding[] {
  const found =
    typeof stays === 'object'
      ? lagFindings(stays, mostBehind)
      : [
          {
            message:
              stays === false
                ? 'It was started from a template and no longer calls the shared pipeline.'
                : 'It was started from a template; whether it still calls the shared pipeline could not be read.',
          },
        ];
  return found.map(finding => ({
    ...finding,
    subjectRef: ref,
    ...(team === undefined ? {} : { team }),
    ...(evidenceId === undefined ? {} : { evidenceId }),
  }));
}
