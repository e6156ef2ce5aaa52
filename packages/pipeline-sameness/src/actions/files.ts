/** The workflow files of a repository: parsed, expanded, or the reason why not. */
import { Budget, UnreadablePipelineError } from '../budget';
import { isDelivery, scriptAtoms } from '../classify';
import type { PipelineSource } from '../types';
import { expandWorkflow } from './expand';
import { parse, type Expansion } from './place';
import { speaksOfDelivery, type ReadWorkflowFile } from './slice';
import { deliveringEvents } from './triggers';
import { readWorkflow, type Workflow } from './workflow';

/** A workflow file that could not be read. */
export interface Unreadable {
  readonly path: string;
  readonly reason: string;
  /** Nothing in the file speaks of delivery, so that the slice can be trusted without it. */
  readonly harmless: boolean;
}

/** Whether the text of a file that could not be parsed speaks of delivery, by its name or by a line that delivers. */
function mayDeliver(path: string, text: string): boolean {
  return (
    speaksOfDelivery(path) ||
    scriptAtoms(text.replace(/^\s*-?\s*run:\s*\|?/gm, '')).some(isDelivery) ||
    /environment:/.test(text)
  );
}

interface Parsed {
  readonly path: string;
  readonly workflow: Workflow;
}

function unreadable(
  source: PipelineSource,
  path: string,
  error: unknown,
): Unreadable {
  const message = error instanceof Error ? error.message : 'could not be read';
  const reason =
    error instanceof UnreadablePipelineError && message.startsWith(path)
      ? message
      : `${path}: ${message}`;
  return {
    path,
    reason: reason.split('\n')[0] ?? reason,
    harmless: !mayDeliver(path, textOf(source, path)),
  };
}

function textOf(source: PipelineSource, path: string): string {
  try {
    return source.read(path) ?? '';
  } catch {
    // The reason is told where the file was first read; what it says stays unknown, so that it may deliver.
    return 'environment:';
  }
}

function parseFile(expansion: Expansion, path: string): Parsed | Unreadable {
  const { source } = expansion;
  try {
    const document = parse(
      { expansion, read: source.read },
      path,
      source.read(path) ?? '',
    );
    return { path, workflow: readWorkflow(path, document) };
  } catch (error) {
    return unreadable(source, path, error);
  }
}

function expandFile(
  expansion: Expansion,
  { path, workflow }: Parsed,
  byName: ReadonlyMap<string, Workflow>,
): ReadWorkflowFile | Unreadable {
  try {
    const events = deliveringEvents(workflow, byName);
    const jobs = expandWorkflow(expansion, workflow, events);
    return { path, workflow, events, jobs };
  } catch (error) {
    return unreadable(expansion.source, path, error);
  }
}

/** Reads the workflow files of a repository: first all of them, because one may wait for another by name. */
export function readFiles(
  source: PipelineSource,
  paths: readonly string[],
): ReadonlyArray<ReadWorkflowFile | Unreadable> {
  const expansion: Expansion = {
    source,
    budget: new Budget(),
    parsed: new Map(),
  };
  const files = paths.map(path => parseFile(expansion, path));
  const byName = new Map(
    files.flatMap(file =>
      'workflow' in file
        ? [[file.workflow.name ?? file.path, file.workflow] as const]
        : [],
    ),
  );
  return files.map(file =>
    'workflow' in file ? expandFile(expansion, file, byName) : file,
  );
}
