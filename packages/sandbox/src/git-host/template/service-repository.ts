import {
  createRandom,
  seedOf,
  historyOfService,
  wasConverged,
  type Company,
} from '../../company';
import { importPull, type PullMarks } from './import-pull';
import type { Importer } from './importer';
import { planAt, type RepositoryPlan, type Step } from './repository-plan';
import { filesOf } from './service-files';
import { signatureOf } from './signature';

const DAY = 24 * 3_600_000;
const PULLS_SINCE_DAYS = 100;

/** A written repository: which mark of the import became what. */
export interface RepositoryMarks {
  readonly name: string;
  readonly services: readonly {
    readonly service: string;
    readonly marks: readonly number[];
  }[];
  readonly pulls: readonly PullMarks[];
  readonly createdAt: number;
}

/** Writes the commits of one repository: usually one service, in the monorepo the histories of several, by date. */
export async function importServiceRepository(
  importer: Importer,
  plan: RepositoryPlan,
): Promise<RepositoryMarks> {
  const { company, services } = plan;
  const random = createRandom(seedOf(company.seed, `repository ${plan.name}`));
  const style = random.pick(['squash', 'squash', 'merge', 'rebase'] as const);
  const steps = stepsOf(plan);
  const marks = new Map(
    services.map(service => [service.name, [] as number[]]),
  );
  const pulls: PullMarks[] = [];
  let previous: number | undefined;
  for (const step of steps) {
    const files = filesOf(step, planAt(plan, step));
    const ref = `${plan.refPrefix}/heads/main`;
    const author = signatureOf(company, step.commit.author, step.commit.at);
    const reviewed = isReviewed(step, company);
    if (!reviewed || previous === undefined) {
      previous = await importer.commit({
        ref,
        author,
        message: step.commit.message,
        files,
      });
    } else {
      const merged = await importPull(importer, {
        plan,
        step,
        files,
        random,
        style,
        number: pulls.length + 1,
        base: previous,
      });
      pulls.push(merged);
      previous = merged.mergedMark;
    }
    marks.get(step.service.name)?.push(previous);
  }
  return {
    name: plan.name,
    services: services.map(service => ({
      service: service.name,
      marks: marks.get(service.name) ?? [],
    })),
    pulls,
    createdAt: steps[0]?.commit.at ?? company.now,
  };
}

/** The commits of all its services, by date. */
function stepsOf({ company, services }: RepositoryPlan): readonly Step[] {
  return services
    .flatMap(service =>
      historyOfService(company, service).map(
        (commit, index, all): Step => ({
          service,
          index,
          commit,
          previousAt: all[index - 1]?.at ?? commit.at,
        }),
      ),
    )
    .sort((a, b) => a.commit.at - b.commit.at);
}

/** Whoever takes the one pipeline reviews what goes into it. */
function isReviewed({ commit, service }: Step, company: Company): boolean {
  return (
    (commit.kind === 'code' || commit.kind === 'converge') &&
    (wasConverged(service, commit.at) ||
      (service.lineage === 'api' &&
        commit.at > company.workBegan - PULLS_SINCE_DAYS * DAY))
  );
}
