import { fingerprintKey } from './fingerprint';
import {
  compare,
  isByReference,
  SIMILAR,
  similarity,
  templateKey,
} from './similarity';
import type { KnownPipeline, Pipeline } from './types';

/** A repository with its pipeline, its team, and the kind of thing that it delivers. */
export interface RepositoryPipeline {
  readonly name: string;
  readonly team: string;
  /** service, library, job or front-end; pipelines are compared within one archetype. */
  readonly archetype: string;
  readonly pipeline: Pipeline;
  /** Runs in production, or is expected to: counts towards lineages. */
  readonly production: boolean;
}

/** Where a repository's pipeline belongs. */
export interface Membership {
  /** Undefined: the pipeline is unknown, or nothing of it is left to compare. */
  readonly class: string | undefined;
  readonly family: string | undefined;
}

/** A group of repositories whose pipelines are the same. */
export interface PipelineClass {
  readonly id: string;
  readonly archetype: string;
  readonly members: readonly string[];
  /** Its least similar pair is not even similar: the class holds together only through others in between. */
  readonly isChain: boolean;
}

/** A family that delivers to production and holds at least five percent of the production repositories. */
export interface Lineage {
  readonly family: string;
  readonly engine: string;
  readonly members: readonly string[];
  /** 0 to 1, of the production repositories. */
  readonly share: number;
}

/** The classes, families and lineages of an organisation's pipelines. */
export interface Classification {
  readonly memberships: ReadonlyMap<string, Membership>;
  readonly classes: readonly PipelineClass[];
  readonly lineages: readonly Lineage[];
}

/** The smallest share of the production repositories that makes a family a lineage. */
export const LINEAGE_SHARE = 0.05;

class DisjointSets {
  private readonly parents: number[];

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, index) => index);
  }

  find(index: number): number {
    let root = index;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    let at = index;
    while (at !== root) {
      const next = this.parents[at] ?? root;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.parents[high] = low;
  }
}

/** Repositories whose pipelines cannot be told apart: compared once, so that cost grows with what differs. */
interface Shape {
  readonly archetype: string;
  readonly pipeline: KnownPipeline;
  readonly names: readonly string[];
}

function shapesOf(
  repositories: readonly RepositoryPipeline[],
): readonly Shape[] {
  const shapes = new Map<
    string,
    { archetype: string; pipeline: KnownPipeline; names: string[] }
  >();
  const sorted = [...repositories].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, archetype, pipeline } of sorted) {
    if (pipeline.outcome !== 'known') continue;
    const key = fingerprintKey(pipeline.fingerprint);
    if (key === undefined) continue;
    const id = JSON.stringify([
      archetype,
      pipeline.engine,
      templateKey(pipeline),
      pipeline.deliversToProduction,
      key,
    ]);
    const shape = shapes.get(id);
    if (shape) shape.names.push(name);
    else shapes.set(id, { archetype, pipeline, names: [name] });
  }
  return [...shapes.values()];
}

function shareTemplate(a: KnownPipeline, b: KnownPipeline): boolean {
  return a.references.some(reference => b.references.includes(reference));
}

function group(
  shapes: readonly Shape[],
  sets: DisjointSets,
): ReadonlyMap<number, readonly Shape[]> {
  const groups = new Map<number, Shape[]>();
  shapes.forEach((shape, index) => {
    const root = sets.find(index);
    groups.set(root, [...(groups.get(root) ?? []), shape]);
  });
  return groups;
}

function leastSimilar(shapes: readonly Shape[]): number {
  let least = 1;
  shapes.forEach((a, index) => {
    for (const b of shapes.slice(index + 1))
      least = Math.min(
        least,
        similarity(a.pipeline.fingerprint, b.pipeline.fingerprint) ?? 1,
      );
  });
  return least;
}

function link(shapes: readonly Shape[]): {
  classes: DisjointSets;
  families: DisjointSets;
} {
  const classes = new DisjointSets(shapes.length);
  const families = new DisjointSets(shapes.length);
  shapes.forEach((a, i) => {
    shapes.slice(i + 1).forEach((b, offset) => {
      if (a.pipeline.engine !== b.pipeline.engine) return;
      const j = i + 1 + offset;
      const comparison = compare(a.pipeline, b.pipeline);
      const same =
        comparison === 'same-by-reference' || comparison === 'same-by-copy';
      if (same && a.archetype === b.archetype) classes.join(i, j);
      if (
        same ||
        comparison === 'similar' ||
        shareTemplate(a.pipeline, b.pipeline)
      )
        families.join(i, j);
    });
  });
  return { classes, families };
}

function namesOf(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap(({ names }) => names).sort();
}

interface Group {
  readonly shapes: readonly Shape[];
  readonly names: readonly string[];
}

/** Largest first, then by the first name, so that identifiers do not depend on the order of the input. */
function ranked(groups: Iterable<readonly Shape[]>): readonly Group[] {
  return [...groups]
    .map(shapes => ({ shapes, names: namesOf(shapes) }))
    .sort(
      ({ names: a }, { names: b }) =>
        b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1),
    );
}

/**
 * Sorts pipelines into classes (connected components of "same"), families (of "similar" or a shared template, within
 * one engine) and lineages (docs/explanation/how-pipelines-are-compared.md, "Classes"). Unknown pipelines belong to
 * none.
 */
export function classify(
  repositories: readonly RepositoryPipeline[],
): Classification {
  const shapes = shapesOf(repositories);
  const { classes, families } = link(shapes);
  const classOf = new Map<string, string>();
  const familyOf = new Map<string, string>();
  const classList = ranked(group(shapes, classes).values()).map(
    ({ shapes: members, names }, index): PipelineClass => {
      const id = `class-${index + 1}`;
      names.forEach(name => classOf.set(name, id));
      return {
        id,
        archetype: members[0]?.archetype ?? 'service',
        members: names,
        isChain: leastSimilar(members) < SIMILAR,
      };
    },
  );
  const production = new Set(
    repositories
      .filter(repository => repository.production)
      .map(({ name }) => name),
  );
  const lineages = ranked(group(shapes, families).values()).flatMap(
    ({ shapes: members, names }, index): Lineage[] => {
      const family = `family-${index + 1}`;
      names.forEach(name => familyOf.set(name, family));
      const delivering = namesOf(
        members.filter(({ pipeline }) => pipeline.deliversToProduction),
      ).filter(name => production.has(name));
      const share =
        production.size === 0 ? 0 : delivering.length / production.size;
      return delivering.length > 0 && share >= LINEAGE_SHARE - 1e-9
        ? [
            {
              family,
              engine: members[0]?.pipeline.engine ?? '',
              members: delivering,
              share,
            },
          ]
        : [];
    },
  );
  const memberships = new Map(
    repositories.map(({ name }) => [
      name,
      { class: classOf.get(name), family: familyOf.get(name) },
    ]),
  );
  return { memberships, classes: classList, lineages };
}

/** Whether a repository's pipeline is known and used by reference. */
export function usesTemplate({ pipeline }: RepositoryPipeline): boolean {
  return pipeline.outcome === 'known' && isByReference(pipeline);
}
