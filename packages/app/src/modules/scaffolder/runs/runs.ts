import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { StatusOutcome } from '@groundwork/plugin-status-react';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';

/** One run of a template, as its list shows it. */
export interface Run {
  readonly id: string;
  /** What it makes, where the form of its template asks for a name. */
  readonly name?: string;
  readonly template?: { readonly ref: string; readonly title: string };
  readonly startedBy?: string;
  readonly startedAt: string;
  readonly state: ScaffolderTask['status'];
  /** What was typed into the form. */
  readonly values: ScaffolderTask['spec']['parameters'];
}

/** Whether a state is a good one. */
export const stateOutcomes: Readonly<Record<Run['state'], StatusOutcome>> = {
  open: 'partly',
  processing: 'partly',
  completed: 'passes',
  failed: 'fails',
  cancelled: 'not-applicable',
  skipped: 'not-applicable',
};

function templateOf({ spec }: ScaffolderTask): Run['template'] {
  const info = spec.templateInfo;
  if (!info) return undefined;
  const { metadata } = info.entity ?? {};
  return {
    ref: info.entityRef,
    title:
      metadata?.title ?? metadata?.name ?? parseEntityRef(info.entityRef).name,
  };
}

/** What the scaffolder stores about a run, in the words of its list. */
export function runOf(task: ScaffolderTask): Run {
  const { id, spec, createdAt, status } = task;
  const { name } = spec.parameters;
  const template = templateOf(task);
  return {
    id,
    startedAt: createdAt,
    state: status,
    values: spec.parameters,
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(template ? { template } : {}),
    ...(spec.user?.ref ? { startedBy: spec.user.ref } : {}),
  };
}

/** What a run may have made, as the catalog would call it. */
export function resultRef({ name }: Run): string | undefined {
  return name === undefined || !/^[a-z0-9A-Z][\w.-]*$/.test(name)
    ? undefined
    : stringifyEntityRef({ kind: 'component', namespace: 'default', name });
}

/** The newest runs, whoever began them. */
export interface NewestRuns {
  readonly items: readonly Run[];
  /** Every run that began after this is among them; left out where they are all there are. */
  readonly since?: string;
}

/** Whether a run ended before everything was made, so that there may be something to go on with. */
export function endedEarly({ state, template }: Run): boolean {
  return (
    (state === 'failed' || state === 'cancelled') && template !== undefined
  );
}

/** Whether a run ended early and it is known that no later one took up the same name. */
export function canGoOn(run: Run, newest: NewestRuns | undefined): boolean {
  return (
    endedEarly(run) &&
    newest !== undefined &&
    (newest.since === undefined || newest.since <= run.startedAt) &&
    !newest.items.some(
      other =>
        other.name !== undefined &&
        other.name === run.name &&
        other.template?.ref === run.template?.ref &&
        other.startedAt > run.startedAt,
    )
  );
}
