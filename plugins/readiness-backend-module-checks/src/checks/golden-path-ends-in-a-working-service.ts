import {
  componentOf,
  dayWords,
  defineOrganisationCheck,
  type Finding,
  goldenPathRuns,
  type Inventory,
  measured,
  notApplicable,
  reliability,
  shareOverCompletions,
  unknown,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  fails,
  holds,
  isUnknown,
  type Judgement,
} from '../judgements/judgement';
import {
  runningRows,
  runningServices,
  type RunningServices,
} from '../population/madeServices';
import {
  pathRunsOf,
  placeOf,
  runsIn,
  templateName,
  windowDays,
  type PathRun,
} from '../population/pathRuns';
import { percent } from '../population/words';

const settings = z.object({
  windowDays,
  /** Where what was made has to run. */
  tiers: z.array(z.string()).default(['staging', 'production']),
});

/** One run and what is known of its end. */
interface Judged {
  readonly run: PathRun;
  readonly judgement: Judgement;
}

/** G5: whoever pressed the button has a service that runs. A template that only opens a ticket does not. */
export const goldenPathEndsInAWorkingService = defineOrganisationCheck({
  id: 'golden-path-ends-in-a-working-service',
  title: 'The path ends in a working service',
  failureTitle: 'Runs of templates end without a service that works',
  why: 'A form that ends in an error, in an empty repository or in a ticket teaches people not to press the button again.',
  remediation: {
    summary:
      'Let the template deploy what it makes, and end in a page that shows it running.',
    effort: 'high',
    href: 'how-to/end-in-a-working-service',
  },
  appliesTo: 'organisation',
  requires: { runs: goldenPathRuns, workloads: workload },
  settings,
  summarise: { runs: runsIn, workloads: runningRows },
  evaluate({ runs, workloads }, { settings: own, asOf, inventory }) {
    const known = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    if (known.state === 'unread') return unknown(known.reason);
    const services = runningServices(workloads, inventory, own.tiers);
    const judged = known.runs
      .filter(({ status }) => status === 'completed' || status === 'failed')
      .map(run => ({ run, judgement: judge(run, inventory, services) }));
    const count = (state: Judgement['state']) =>
      judged.filter(({ judgement }) => judgement.state === state).length;
    const unread = count('unknown');
    const range = shareOverCompletions({
      having: count('holds'),
      read: judged.length - unread,
      unread,
    });
    if (!range)
      return notApplicable(
        `No template was run to its end in ${own.windowDays} days.`,
      );
    return measured(range, {
      clusters: services.clusters,
      // Running is seen; that it is watched and keeps to the policies is only likely then.
      reliability: reliability.heuristic,
      population: {
        read: judged.length - unread,
        expected: judged.length,
        unit: 'run',
      },
      findings: findingsOf(judged),
      explanation: `${percent(range)} of ${judged.length} runs that ended in ${
        own.windowDays
      } days left a service that runs. More is better.`,
    });
  },
});

function judge(
  run: PathRun,
  inventory: Inventory,
  services: RunningServices,
): Judgement {
  const { status, made, opensTicketOnly, isOutcomeRead } = run;
  if (status === 'failed') return fails('ended with an error');
  if (opensTicketOnly === true)
    return fails('only asked somebody else to do the work');
  if (!isOutcomeRead) return isUnknown('ended, and nobody could read how');
  if (made === undefined)
    return isUnknown('does not say which catalog entity it made');
  const component = componentOf(made, inventory);
  if (!component)
    return inventory.unreadCatalog?.length
      ? isUnknown('made something that the read part of the catalog lacks')
      : fails('made something that is no component of the catalog');
  const running = services.of(component);
  switch (running.state) {
    case 'yes':
      return holds;
    case 'no':
      return fails('made a service of which nothing runs');
    case 'unknown':
      return isUnknown(
        `made a service of which nothing is seen to run: ${running.why}`,
      );
    default:
      return neverRunning(running);
  }
}

/** What many runs of a template have in common is said once. */
function findingsOf(judged: readonly Judged[]): readonly Finding[] {
  const alike = new Map<string, Judged[]>();
  for (const item of judged) {
    const { run, judgement } = item;
    if (judgement.state === 'holds') continue;
    const key = JSON.stringify([run.template, run.made, judgement.says]);
    alike.set(key, [...(alike.get(key) ?? []), item]);
  }
  return [...alike.values()].flatMap(findingOf);
}

function findingOf(alike: readonly Judged[]): readonly Finding[] {
  const last = alike.reduce<Judged | undefined>(
    (found, item) =>
      found && found.run.createdAt > item.run.createdAt ? found : item,
    undefined,
  );
  if (!last || last.judgement.state === 'holds') return [];
  const { run, judgement } = last;
  const { template, made } = run;
  const name = template === undefined ? '' : ` of ${templateName(template)}`;
  const day = dayWords(run.createdAt);
  return [
    {
      message:
        alike.length === 1
          ? `The run${name} on ${day} ${judgement.says}.`
          : `${alike.length} runs${name}, the last on ${day}: each ${judgement.says}.`,
      ...(made === undefined ? {} : { subjectRef: made }),
      ...placeOf(run),
    },
  ];
}

function neverRunning(running: never): never {
  throw new Error(`Unknown state ${JSON.stringify(running)}`);
}
