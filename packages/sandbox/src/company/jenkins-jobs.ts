import { convergedAt } from './foundations/converged';
import { createRandom, seedOf } from './random';
import type { Company, Service } from './types';

/** What kind of Jenkins job builds a repository; years of different habits. */
export type JenkinsJobKind = 'multibranch' | 'pipeline' | 'freestyle' | 'maven';

/** The Jenkins job of one repository of the legacy lineage. */
export interface JenkinsJobPlan {
  /** Folders and name, joined by slashes, as the entity's annotation says it. */
  readonly fullName: string;
  readonly kind: JenkinsJobKind;
  readonly repository: string;
  /** More than one in a monorepo. */
  readonly services: readonly Service[];
  /** The address in the job's configuration still has the name that the repository had before. */
  readonly formerRepository?: string;
  /** Somebody switched the job off, and its builds are still there. */
  readonly isDisabled?: true;
}

/** Places in the list of legacy repositories at which something is not as it should be. */
const ODD = {
  freestyle: 7,
  maven: 19,
  renamed: 11,
  disabled: 23,
} as const;

const known = new WeakMap<Company, ReadonlyMap<string, JenkinsJobPlan>>();

/** Every job that builds a repository of the legacy lineage, by repository, in the order of the catalog. */
export function jenkinsJobsOf(
  company: Company,
): ReadonlyMap<string, JenkinsJobPlan> {
  const made =
    known.get(company) ??
    new Map(makeJobs(company).map(plan => [plan.repository, plan]));
  known.set(company, made);
  return made;
}

function makeJobs({ seed, services }: Company): readonly JenkinsJobPlan[] {
  const repositories = new Map<string, Service[]>();
  for (const service of services) {
    if (service.lineage === 'legacy') {
      repositories.set(service.repository, [
        ...(repositories.get(service.repository) ?? []),
        service,
      ]);
    }
  }
  return [...repositories].flatMap(([repository, built], index) => {
    const [first] = built;
    return first === undefined
      ? []
      : [
          {
            ...namedJob(seed, first, { repository, index }),
            repository,
            services: built,
            ...(index === ODD.renamed
              ? { formerRepository: `${repository}-service` }
              : {}),
            ...(index === ODD.disabled || convergedAt(first) !== undefined
              ? { isDisabled: true as const }
              : {}),
          },
        ];
  });
}

/** A folder for each team; squads that came late have jobs of one branch, named after what they do. */
function namedJob(
  seed: number,
  { team, squad }: Service,
  {
    repository,
    index,
  }: { readonly repository: string; readonly index: number },
): Pick<JenkinsJobPlan, 'fullName' | 'kind'> {
  if (index === ODD.freestyle || index === ODD.maven) {
    return {
      kind: index === ODD.maven ? 'maven' : 'freestyle',
      fullName: `${team}/${repository} nightly`,
    };
  }
  const habit = createRandom(seedOf(seed, `jenkins habit ${squad}`));
  return habit.next() < 0.7
    ? { kind: 'multibranch', fullName: `${team}/${repository}` }
    : { kind: 'pipeline', fullName: `${team}/${repository}-build` };
}
