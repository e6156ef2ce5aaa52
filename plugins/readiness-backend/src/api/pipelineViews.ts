import {
  alignStages,
  MayRead,
  PipelineClass,
  PipelineClasses,
  PipelineMember,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';

type ClassView = ReadinessSchemas['PipelineClassView'];
type UnknownView = ReadinessSchemas['UnknownPipelines'];

/** Services and teams that one row names. */
const MOST_NAMED = 50;
/** Rows of one answer. */
const MOST_ROWS = 100;

/** Which services share which pipeline, as a reader may see it: every number, and the names of what he may read. */
export function readableClasses(
  { classes, unknown }: PipelineClasses,
  mayRead: MayRead,
): Omit<ReadinessSchemas['SharedPipelines'], 'asOf'> {
  const known = countOf(classes);
  const unknownCount = countOf(unknown);
  return {
    classes: classes.slice(0, MOST_ROWS).map(item => classView(item, mayRead)),
    classCount: classes.length,
    unknown: unknownViews(unknown, mayRead),
    unknownCount,
    serviceCount: known + unknownCount,
  };
}

/** Two pipelines side by side; undefined for one of which the reader may read no service. */
export function readableComparison(
  { classes }: PipelineClasses,
  [left, right]: readonly [string, string],
  mayRead: MayRead,
): ReadinessSchemas['PipelineComparison'] | undefined {
  const find = (id: string) =>
    classes.find(
      item =>
        item.id === id &&
        item.members.some(({ subjectRef }) => mayRead(subjectRef)),
    );
  const [a, b] = [find(left), find(right)];
  if (!a || !b) return undefined;
  return {
    left: classView(a, mayRead),
    right: classView(b, mayRead),
    stages: alignStages(a.stages, b.stages).map(row => ({
      stage: row.stage,
      difference: row.difference,
      ...(row.left ? { left: [...row.left] } : {}),
      ...(row.right ? { right: [...row.right] } : {}),
    })),
    otherSteps: besides(a.otherSteps, b.otherSteps),
    gates: besides(a.gates, b.gates),
  };
}

function countOf(
  groups: readonly { readonly members: readonly PipelineMember[] }[],
): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0);
}

function classView(item: PipelineClass, mayRead: MayRead): ClassView {
  const { id, label, archetype, engine, isByReference, isChain } = item;
  const teams = teamsOf(item.members);
  const readable = namesOf(item.members, mayRead);
  const readableTeams = teams.filter(mayRead);
  return {
    ...{ id, label, archetype, engine, isByReference, isChain },
    mayOpen: readable.length > 0,
    services: readable.slice(0, MOST_NAMED),
    serviceCount: item.members.length,
    teams: readableTeams.slice(0, MOST_NAMED),
    teamCount: teams.length,
    teamsOfArchetype: item.teamsOfArchetype,
  };
}

/** What a reader of CI files says names files: it is for those who may read one of the services. */
function unknownViews(
  unknown: PipelineClasses['unknown'],
  mayRead: MayRead,
): UnknownView[] {
  const views = unknown.map(({ reason, engine, members }) => {
    const services = namesOf(members, mayRead);
    return services.length > 0
      ? {
          ...{ reason, services: services.slice(0, MOST_NAMED) },
          ...(engine === undefined ? {} : { engine }),
          serviceCount: members.length,
        }
      : { services: [], serviceCount: members.length };
  });
  const hidden = views.filter(({ services }) => services.length === 0);
  const serviceCount = hidden.reduce((sum, item) => sum + item.serviceCount, 0);
  return [
    ...views.filter(({ services }) => services.length > 0).slice(0, MOST_ROWS),
    ...(serviceCount > 0 ? [{ services: [], serviceCount }] : []),
  ];
}

function namesOf(
  members: readonly PipelineMember[],
  mayRead: MayRead,
): string[] {
  return members.map(({ subjectRef }) => subjectRef).filter(mayRead);
}

function teamsOf(members: readonly PipelineMember[]): string[] {
  return [...new Set(members.flatMap(({ team }) => team ?? []))].sort();
}

function besides(left: readonly string[], right: readonly string[]) {
  return {
    both: left.filter(item => right.includes(item)),
    onlyLeft: left.filter(item => !right.includes(item)),
    onlyRight: right.filter(item => !left.includes(item)),
  };
}
