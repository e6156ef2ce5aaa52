/** Classes of pipelines as a person calls them: by their template, else by their plainest member. */
import {
  isByReference,
  type Classification,
  type KnownPipeline,
  type RepositoryPipeline,
} from '../index';

/** One class of the report. */
export interface ClassRow {
  readonly id: string;
  /** The template that its members refer to; where they have none, `like MEMBER`. */
  readonly name: string;
  readonly archetype: string;
  readonly byReference: boolean;
  readonly members: readonly string[];
  /** Stages of its plainest member, in their order. */
  readonly stages: readonly string[];
  /** Its members are alike only through others in between. */
  readonly isChain: boolean;
}

interface Member {
  readonly name: string;
  readonly pipeline: KnownPipeline;
}

/** The last part of a reference: `deploy.yml@main`. */
function shortReference(reference: string): string {
  return reference.split('/').pop() ?? reference;
}

function plainest(members: readonly Member[]): Member | undefined {
  return [...members].sort(
    (a, b) =>
      a.pipeline.steps.total - b.pipeline.steps.total ||
      (a.name < b.name ? -1 : 1),
  )[0];
}

/** The classes of a classification, in its order. */
export function classRows(
  { classes }: Classification,
  repositories: readonly RepositoryPipeline[],
): readonly ClassRow[] {
  const byName = new Map(
    repositories.flatMap(({ name, pipeline }) =>
      pipeline.outcome === 'known' ? [[name, pipeline] as const] : [],
    ),
  );
  return classes.map(({ id, archetype, members, isChain }): ClassRow => {
    const known = members.flatMap((name): Member[] => {
      const pipeline = byName.get(name);
      return pipeline ? [{ name, pipeline }] : [];
    });
    const model = plainest(known);
    const byReference = known.every(({ pipeline }) => isByReference(pipeline));
    const templates = model?.pipeline.references.map(shortReference) ?? [];
    return {
      id,
      name:
        byReference && templates.length > 0
          ? templates.join(' + ')
          : `like ${model?.name ?? members[0] ?? id}`,
      archetype,
      byReference,
      members,
      stages: model?.pipeline.fingerprint.stages ?? [],
      isChain,
    };
  });
}
