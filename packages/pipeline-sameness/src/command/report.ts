import { RefusedInput } from '@groundwork/command-guard';
import {
  classify,
  isByReference,
  organisationPipelines,
  readPipeline,
  type DeliveryBasis,
  type KnownPipeline,
  type OrganisationPipelines,
  type Pipeline,
  type Range,
  type RepositoryPipeline,
} from '../index';
import { findCheckouts, readerOf, type Checkout } from './checkouts';
import { classRows, type ClassRow } from './classRows';
import { libraryOf, type Library } from './library';
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
  /** Its pipeline as a whole is a template's; null where it is unknown. */
  readonly byReference: boolean | null;
  /** The strongest evidence that it delivers; null where it is unknown. */
  readonly basis: DeliveryBasis | null;
  /** How surely its slice was found, 0 to 1; null where it is unknown. */
  readonly confidence: number | null;
  readonly triggers: readonly string[];
  /** Environments that it deploys to; `unknown` where its files do not say which. */
  readonly environments: readonly string[];
  readonly unknown?: string;
  /** Its catalog file could not be read, so team and archetype are those of a repository without one. */
  readonly catalogProblem?: CatalogProblem;
}

/** The organisation's numbers; each is null where less than half of the pipelines are known. */
export interface OrganisationRow {
  readonly dominance: number | null;
  readonly effectivePipelines: number | null;
  readonly newcomerSurprise: number | null;
  readonly byReferenceShare: number | null;
  /** Share of the repositories whose pipeline is known, 0 to 1. */
  readonly coverage: number;
  /** What each number may be, whatever the unknown pipelines are. */
  readonly bounds: {
    readonly dominance: Range;
    readonly effectivePipelines: Range;
    readonly newcomerSurprise: Range;
    readonly byReferenceShare: Range;
  } | null;
}

/** The report of `pipeline-sameness`. */
export interface PipelinesReport {
  readonly repositories: readonly RepositoryRow[];
  readonly classes: readonly ClassRow[];
  readonly organisation: OrganisationRow;
}

function pipelineOf(checkout: Checkout, { open, find }: Library): Pipeline {
  if (checkout.problem !== undefined)
    return { outcome: 'unknown', reason: checkout.problem, opaque: [] };
  try {
    return readPipeline({
      paths: checkout.paths,
      read: checkout.read,
      openRemote: open,
      findLibrary: find,
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

function organisationRow(numbers: OrganisationPipelines): OrganisationRow {
  return {
    dominance: numbers.dominance ?? null,
    effectivePipelines: numbers.effectivePipelines ?? null,
    newcomerSurprise: numbers.newcomerSurprise ?? null,
    byReferenceShare: numbers.byReferenceShare ?? null,
    coverage: numbers.coverage,
    bounds: numbers.bounds ?? null,
  };
}

/**
 * Reads every checkout in a folder and compares their delivery pipelines. Each repository is a team of its own and a
 * service, unless its catalog-info.yaml or a `pipelines.yaml` in the folder says otherwise.
 * @throws RefusedInput when the folder or the register cannot be read.
 */
export function reportPipelines(folder: string): PipelinesReport {
  const checkouts = findCheckouts(folder);
  const taken = checkouts.find(({ name }) => REGISTERS.includes(name));
  if (taken)
    throw new RefusedInput(`${taken.name} is a folder, not a register`);
  const register = readRegister(readerOf(folder));
  const library = libraryOf(checkouts, register.libraries);
  const entities = new Map(
    checkouts.map(({ name, read }) => [name, readCatalogEntity(read)]),
  );
  const repositories = checkouts.map(
    (checkout): RepositoryPipeline => ({
      name: checkout.name,
      ...standingOf(
        checkout,
        register.repositories.get(checkout.name),
        entities.get(checkout.name),
      ),
      pipeline: pipelineOf(checkout, library),
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
        byReference: pipeline ? isByReference(pipeline) : null,
        basis: pipeline?.delivery ?? null,
        confidence: pipeline?.confidence ?? null,
        triggers: pipeline?.triggers ?? [],
        environments: pipeline?.environments ?? [],
        ...(reason === undefined ? {} : { unknown: reason }),
        ...(catalogProblem && { catalogProblem }),
      };
    }),
    classes: classRows(classification, repositories),
    organisation: organisationRow(numbers),
  };
}
