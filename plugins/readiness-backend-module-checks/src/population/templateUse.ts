import {
  between,
  componentOf,
  type Inventory,
  type Range,
} from '@groundwork/plugin-readiness-common';
import type { RunningServices } from './madeServices';
import { teamOfRun, type PathRun } from './pathRuns';

/** What the use of a template is judged by. */
interface UseCircumstances {
  /** As many completed runs, by as many teams, make a template one that is used. */
  readonly needed: { readonly runs: number; readonly teams: number };
  readonly inventory: Inventory;
  readonly services: RunningServices;
}

/** How far one template is used: its parts, each from 0 to 1. */
export interface TemplateUse {
  readonly template: string;
  readonly runs: Range;
  readonly teams: Range;
  readonly inProduction: Range;
  readonly value: Range;
}

/** The templates that made something, the most used first. */
export function usesOf(
  runs: readonly PathRun[],
  circumstances: UseCircumstances,
): readonly TemplateUse[] {
  const byTemplate = new Map<string, PathRun[]>();
  for (const run of runs) {
    const { template, status, opensTicketOnly } = run;
    if (template === undefined || status !== 'completed') continue;
    if (opensTicketOnly === true) continue;
    byTemplate.set(template, [...(byTemplate.get(template) ?? []), run]);
  }
  return [...byTemplate]
    .map(([template, own]) => useOf(template, own, circumstances))
    .sort(
      (a, b) =>
        b.value.lo - a.value.lo ||
        b.runs.hi - a.runs.hi ||
        (a.template < b.template ? -1 : 1),
    );
}

/** What it is not known of whether it only opens a ticket may count, and need not. */
function useOf(
  template: string,
  runs: readonly PathRun[],
  { needed, inventory, services }: UseCircumstances,
): TemplateUse {
  const sure = runs.filter(({ opensTicketOnly }) => opensTicketOnly === false);
  const known = (some: readonly PathRun[]) =>
    new Set(some.flatMap(run => teamOfRun(run, inventory) ?? [])).size;
  const nameless = runs.filter(
    run => teamOfRun(run, inventory) === undefined,
  ).length;
  const count = {
    runs: between(sure.length, runs.length),
    teams: between(known(sure), known(runs) + nameless),
    inProduction: between(
      sure.some(run => runsThere(run, inventory, services) === 'yes') ? 1 : 0,
      runs.some(run => runsThere(run, inventory, services) !== 'no') ? 1 : 0,
    ),
  };
  const part = (end: 'lo' | 'hi') =>
    Math.min(
      1,
      count.runs[end] / needed.runs,
      count.teams[end] / needed.teams,
      count.inProduction[end],
    );
  return { template, ...count, value: between(part('lo'), part('hi')) };
}

function runsThere(
  { made, isOutcomeRead }: PathRun,
  inventory: Inventory,
  services: RunningServices,
): 'yes' | 'no' | 'unknown' {
  if (made === undefined || !isOutcomeRead) return 'unknown';
  const component = componentOf(made, inventory);
  if (component) return services.of(component).state;
  return inventory.unreadCatalog?.length ? 'unknown' : 'no';
}
