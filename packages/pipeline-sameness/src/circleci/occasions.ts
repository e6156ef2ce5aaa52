/** When jobs of CircleCI run: conditions of workflows, schedules, filters of branches and tags. */
import { OCCASIONS, REFS, type Occasion } from '../jobs/occasions';
import { matchesExpression } from '../jobs/patterns';
import { holds } from './conditions';
import type { Filters, WrittenConfig, WrittenWorkflow } from './config';
import type { Scope } from './scope';

function matches(name: string, pattern: string): boolean {
  const expression = /^\/(.*)\/$/.exec(pattern)?.[1];
  if (expression === undefined) return name === pattern;
  return matchesExpression(name, `^(?:${expression})$`) ?? true;
}

/** A pattern that nobody can answer neither keeps out nor is kept out. */
function passes(
  name: string,
  filter: NonNullable<Filters>['branches'],
): boolean {
  if (filter?.only && !filter.only.some(each => matches(name, each)))
    return false;
  return !filter?.ignore?.some(each => {
    const expression = /^\/(.*)\/$/.exec(each)?.[1];
    return expression === undefined
      ? name === each
      : matchesExpression(name, `^(?:${expression})$`) === true;
  });
}

/** Whether filters let something run on an occasion; a tag needs a filter that wants it. */
export function isWanted(
  filters: Filters,
  occasion: Occasion,
  branch: string,
): boolean {
  const { branch: written, tag } = REFS[occasion];
  if (tag !== undefined)
    return filters?.tags ? passes(tag, filters.tags) : false;
  const name = written === 'main' ? branch : written ?? '';
  return passes(name, filters?.branches);
}

/** What a pipeline is told on an occasion. Who starts it by hand may hand over any parameter. */
export function pipelineScope(
  config: WrittenConfig,
  occasion: Occasion,
  branch: string,
): Scope {
  const { branch: written, tag } = REFS[occasion];
  const name = written === 'main' ? branch : written;
  const isFree = occasion === 'manual' || occasion === 'schedule';
  const own = Object.entries(config.parameters ?? {}).flatMap(
    ([key, { default: value }]) =>
      value === undefined || isFree
        ? []
        : [[`pipeline.parameters.${key}`, [value]] as const],
  );
  return new Map<string, readonly unknown[]>([
    ...own,
    ['pipeline.git.branch', [name ?? '']],
    ['pipeline.git.tag', [tag ?? '']],
    ['pipeline.git.branch.is_default', [name === branch]],
    [
      'pipeline.trigger_source',
      [occasion === 'schedule' ? 'scheduled_pipeline' : 'webhook'],
    ],
    ...(isFree
      ? []
      : [['pipeline.schedule.name', ['']] as [string, readonly unknown[]]]),
  ]);
}

/** On which occasions a workflow runs. */
export function workflowOccasions(
  config: WrittenConfig,
  { when, unless, triggers }: WrittenWorkflow,
  branch: string,
): ReadonlySet<Occasion> {
  const runs = (occasion: Occasion) => {
    const schedules = (triggers ?? []).flatMap(({ schedule }) =>
      schedule ? [schedule] : [],
    );
    if (schedules.length > 0)
      return (
        occasion === 'schedule' &&
        schedules.some(each => isWanted(each.filters, occasion, branch))
      );
    // A schedule starts only what asks for it; all else it may start runs on pushes, too.
    const scope = pipelineScope(config, occasion, branch);
    return (
      (when === undefined || holds(when, scope) !== false) &&
      (unless === undefined || holds(unless, scope) !== true)
    );
  };
  return new Set(OCCASIONS.filter(runs));
}
