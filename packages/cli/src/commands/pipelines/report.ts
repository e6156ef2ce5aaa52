import { InputError } from '@backstage/errors';
import {
  classify,
  organisationPipelines,
  readPipeline,
  type KnownPipeline,
  type Pipeline,
  type RepositoryPipeline,
} from '@groundwork/pipeline-sameness';
import { findCheckouts, openAmong, readerOf, type Checkout } from './checkouts';
import {
  readCatalogEntity,
  readRegister,
  REGISTERS,
  type CatalogProblem,
  type CatalogStanding,
  type Standing,
} from './register';
import { parseYaml } from './yaml';

/** One repository of the report; `class` and `family` are null where the pipeline is unknown. */
export interface RepositoryRow {
  readonly name: string;
  readonly engine: string | null;
  readonly slice: readonly string[];
  readonly stages: readonly string[];
  readonly class: string | null;
  readonly family: string | null;
  readonly opaque: readonly string[];
  readonly unknown?: string;
  /** Its catalog file could not be read, so team and archetype are those of a repository without one. */
  readonly catalogProblem?: CatalogProblem;
}

/** The report of `groundwork pipelines`; numbers are null when no pipeline is known. */
export interface PipelinesReport {
  readonly repositories: readonly RepositoryRow[];
  readonly organisation: {
    readonly dominance: number | null;
    readonly effectivePipelines: number | null;
    readonly newcomerSurprise: number | null;
    readonly byReferenceShare: number | null;
  };
}

function pipelineOf(
  checkout: Checkout,
  checkouts: readonly Checkout[],
): Pipeline {
  try {
    return readPipeline({
      paths: checkout.paths,
      read: checkout.read,
      openRemote: openAmong(checkouts),
      parseYaml,
    });
  } catch (error) {
    // One repository that cannot be read from disk must not take the others with it.
    return {
      outcome: 'unknown',
      reason: error instanceof Error ? error.message : String(error),
      opaque: [],
    };
  }
}

function known(pipeline: Pipeline): KnownPipeline | undefined {
  return pipeline.outcome === 'known' ? pipeline : undefined;
}

function unknownReason(
  { pipeline }: RepositoryPipeline,
  isClassified: boolean,
): string | undefined {
  if (pipeline.outcome === 'unknown') return pipeline.reason;
  return isClassified
    ? undefined
    : 'nothing of the pipeline is left to compare';
}

function standingOf(
  { name }: Checkout,
  declared: Standing = {},
  entity: CatalogStanding = {},
): { team: string; archetype: string } {
  return {
    team: declared.team ?? entity.team ?? name,
    archetype: declared.archetype ?? entity.archetype ?? 'service',
  };
}

/**
 * Reads every checkout in a folder and compares their delivery pipelines. Each repository is a team of its own and a
 * service, unless its catalog-info.yaml or a `pipelines.yaml` in the folder says otherwise.
 * @throws InputError when the folder or the register cannot be read.
 */
export function reportPipelines(folder: string): PipelinesReport {
  const checkouts = findCheckouts(folder);
  const taken = checkouts.find(({ name }) => REGISTERS.includes(name));
  if (taken) throw new InputError(`${taken.name} is a folder, not a register`);
  const register = readRegister(readerOf(folder));
  const entities = new Map(
    checkouts.map(({ name, read }) => [name, readCatalogEntity(read)]),
  );
  const repositories = checkouts.map(
    (checkout): RepositoryPipeline => ({
      name: checkout.name,
      ...standingOf(
        checkout,
        register.get(checkout.name),
        entities.get(checkout.name),
      ),
      pipeline: pipelineOf(checkout, checkouts),
      production: true,
    }),
  );
  const classification = classify(repositories);
  const numbers = organisationPipelines(repositories, classification);
  return {
    repositories: repositories.map((repository): RepositoryRow => {
      const membership = classification.memberships.get(repository.name);
      const reason = unknownReason(repository, membership?.class !== undefined);
      const pipeline = known(repository.pipeline);
      const catalogProblem = entities.get(repository.name)?.problem;
      return {
        name: repository.name,
        engine: repository.pipeline.engine ?? null,
        slice: pipeline?.slice ?? [],
        stages: pipeline?.fingerprint.stages ?? [],
        class: membership?.class ?? null,
        family: membership?.family ?? null,
        opaque: repository.pipeline.opaque,
        ...(reason === undefined ? {} : { unknown: reason }),
        ...(catalogProblem && { catalogProblem }),
      };
    }),
    organisation: {
      dominance: numbers.dominance ?? null,
      effectivePipelines: numbers.effectivePipelines ?? null,
      newcomerSurprise: numbers.newcomerSurprise ?? null,
      byReferenceShare: numbers.byReferenceShare ?? null,
    },
  };
}
