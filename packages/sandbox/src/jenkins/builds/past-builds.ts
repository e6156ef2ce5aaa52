import {
  createRandom,
  historyOfService,
  seedOf,
  wasConverged,
  type Company,
  type JenkinsJobPlan,
  type Random,
  type Repositories,
  type Service,
} from '../../company';
import type { BuildPlan, Cause, PlannedStage } from './build';
import type { Pipeline } from './jenkinsfile';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What log rotation leaves; the numbers go on from what there was. */
export const KEPT_BUILDS = 25;
/** How long before a release is in production somebody starts its build. */
const TO_PRODUCTION_MS = 14 * MINUTE;
const SHARES = { fails: 0.07, unstable: 0.08, superseded: 0.06 };

interface Trigger {
  readonly at: number;
  readonly service: Service;
  readonly commit: number;
  /** Of the commit, which is new in the build of its push and in no later one. */
  readonly message?: string;
  readonly author?: string;
  /** Who wants it in production; else it was a push. */
  readonly promotedBy?: string;
}

export interface PastJob {
  readonly company: Company;
  readonly repositories: Repositories;
  readonly plan: JenkinsJobPlan;
  readonly pipeline: Pipeline;
}

/** The builds that log rotation left of a job's past, oldest first. */
export async function pastBuilds(job: PastJob): Promise<BuildPlan[]> {
  const all = triggersOf(job);
  const first = Math.max(0, all.length - KEPT_BUILDS);
  return Promise.all(
    all.slice(first).map(async (trigger, index) => {
      const number = first + index + 1;
      const sha = await job.repositories.releaseCommit(
        trigger.service.name,
        trigger.commit,
      );
      return buildOf(job, { trigger, number, ...(sha ? { sha } : {}) });
    }),
  );
}

/** Every push to the default branch, and every release that somebody brought to production. */
function triggersOf({ company, plan }: PastJob): readonly Trigger[] {
  return plan.services
    .flatMap(service => {
      const history = historyOfService(company, service);
      const pushes = history.slice(1).map(
        (commit, index): Trigger => ({
          at: commit.at,
          service,
          commit: index + 1,
          message: commit.message,
          author: commit.author,
        }),
      );
      const promotions = service.releases.production.map(
        ({ deployedAt, deployedBy, commit }): Trigger => ({
          at: deployedAt - TO_PRODUCTION_MS,
          service,
          commit,
          ...(deployedBy === undefined ? {} : { promotedBy: deployedBy }),
        }),
      );
      return [...pushes, ...promotions];
    })
    .filter(({ at, service }) => at < company.now && !wasConverged(service, at))
    .sort((a, b) => a.at - b.at);
}

function buildOf(
  { company, plan, pipeline }: PastJob,
  {
    trigger,
    number,
    sha,
  }: {
    readonly trigger: Trigger;
    readonly number: number;
    readonly sha?: string;
  },
): BuildPlan {
  const random = createRandom(
    seedOf(company.seed, `jenkins ${plan.fullName} ${number}`),
  );
  const draw = random.next();
  const isPush = trigger.promotedBy === undefined;
  const fails = isPush && draw < SHARES.fails;
  const unstable = !fails && draw < SHARES.fails + SHARES.unstable;
  const hasStages = plan.kind === 'multibranch' || plan.kind === 'pipeline';
  const stages = hasStages
    ? plannedStages(pipeline, random, { fails, unstable })
    : [];
  const startedAt = Math.round(trigger.at) + random.between(5, 45) * 1000;
  const superseded =
    isPush && plan.kind === 'pipeline' && random.next() < SHARES.superseded;
  return {
    number,
    startedAt,
    branch: 'main',
    cause: causeOf(company, plan, trigger),
    ...(sha === undefined ? {} : { sha }),
    ...(trigger.message === undefined ? {} : { message: trigger.message }),
    ...(trigger.author === undefined ? {} : { author: trigger.author }),
    stages,
    ...(pipeline.library === undefined ? {} : { library: pipeline.library }),
    worksMs: random.between(90, 420) * 1000,
    timeoutMs: hasStages ? pipeline.timeoutMs : HOUR,
    ...(superseded
      ? {
          stopped: {
            at: startedAt + random.between(20, 50) * 1000,
            by: `Superseded by #${number + 1}`,
            result: 'NOT_BUILT' as const,
          },
        }
      : {}),
    ...(trigger.promotedBy === undefined
      ? {}
      : {
          consent: {
            at: startedAt + random.between(1, 9) * MINUTE,
            by: trigger.promotedBy,
          },
        }),
  };
}

function plannedStages(
  { stages, hasFailureBlock }: Pipeline,
  random: Random,
  { fails, unstable }: { readonly fails: boolean; readonly unstable: boolean },
): readonly PlannedStage[] {
  const failing = fails ? random.between(1, 2) : -1;
  const testing = stages.findIndex(({ name }) => /test/i.test(name));
  const planned = stages.map((stage, index): PlannedStage => {
    const atFault = unstable && index === testing ? 'UNSTABLE' : 'SUCCESS';
    return {
      ...stage,
      lastsMs:
        index === 0 || stage.asks !== undefined
          ? random.between(2, 8) * 1000
          : random.between(15, 160) * 1000,
      outcome: index === failing ? 'FAILED' : atFault,
    };
  });
  return fails && hasFailureBlock
    ? [
        ...planned,
        {
          name: 'Declarative: Post Actions',
          lastsMs: 900,
          outcome: 'SUCCESS',
        },
      ]
    : planned;
}

function causeOf(
  { people }: Company,
  { kind }: JenkinsJobPlan,
  { promotedBy }: Trigger,
): Cause {
  if (promotedBy !== undefined) {
    const name =
      people.find(person => person.login === promotedBy)?.displayName ??
      promotedBy;
    return { kind: 'person', login: promotedBy, name };
  }
  return { kind: kind === 'multibranch' ? 'branch-event' : 'scm-change' };
}
