import { actionAtoms, hintedAtom, knowsAction, scriptAtoms } from '../classify';
import {
  parseUses,
  preferVersionComments,
  referenceKey,
  referenceText,
} from '../references';
import type {
  Atom,
  PipelineSource,
  ReadText,
  RemoteReference,
  Step,
} from '../types';
import { inputScope, type Scope } from './expressions';
import {
  readAction,
  UnreadablePipelineError,
  type WrittenStep,
} from './workflow';

/** The depth to which GitHub lets workflows call workflows and actions call actions. */
export const MAX_DEPTH = 10;

/** What the expansion of a job came across. */
export interface Encounters {
  readonly references: Set<string>;
  /** References to whole pipelines or steps that decide sameness by reference. */
  readonly templates: Set<string>;
  readonly opaque: Set<string>;
}

/** Where expansion stands: in which repository, how deep, and what names mean there. */
export interface Place {
  readonly source: PipelineSource;
  /** Reads the repository in which the file at hand lies. */
  readonly read: ReadText;
  readonly inTemplate: boolean;
  readonly scope: Scope;
  readonly depth: number;
  readonly found: Encounters;
}

/**
 * Parses a file of the place.
 * @throws UnreadablePipelineError when it is not YAML.
 */
export function parse(place: Place, path: string, text: string): unknown {
  try {
    return place.source.parseYaml(preferVersionComments(text));
  } catch (error) {
    throw new UnreadablePipelineError(
      `${path}: ${error instanceof Error ? error.message : 'not YAML'}`,
    );
  }
}

/** The place inside what a remote reference names; undefined where it cannot be opened. */
export function enter(
  place: Place,
  reference: RemoteReference,
): Place | undefined {
  const read = place.source.openRemote(reference);
  return read && { ...place, read, inTemplate: true, depth: place.depth + 1 };
}

function opaqueStep(place: Place, reference: RemoteReference): Step {
  const key = referenceKey(reference);
  place.found.opaque.add(referenceText(reference));
  place.found.references.add(key);
  return { atoms: [hintedAtom(key, key)], inTemplate: place.inTemplate };
}

function actionFile(
  read: ReadText,
  folder: string,
): readonly [path: string, text: string] | undefined {
  for (const name of ['action.yml', 'action.yaml']) {
    const path = folder ? `${folder}/${name}` : name;
    const text = read(path);
    if (text !== undefined) return [path, text];
  }
  return undefined;
}

function expandAction(
  place: Place,
  folder: string,
  step: WrittenStep,
): readonly Step[] | undefined {
  const file = actionFile(place.read, folder);
  if (!file) return undefined;
  const [path, text] = file;
  const action = readAction(path, parse(place, path, text));
  if (action.kind === 'program') return [];
  const inside = { ...place, scope: inputScope(step.with, place.scope) };
  return action.steps.flatMap(inner => expandStep(inside, inner));
}

function remoteStep(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): readonly Step[] {
  if (knowsAction(reference)) {
    const atoms: Atom[] = [...actionAtoms(reference)];
    const push = step.with?.push;
    if (
      atoms.some(({ stage }) => stage === 'image') &&
      (push === true || (typeof push === 'string' && push !== 'false'))
    ) {
      atoms.push({ stage: 'publish', head: 'image' });
    }
    return [{ atoms, inTemplate: place.inTemplate }];
  }
  const inside = place.depth < MAX_DEPTH ? enter(place, reference) : undefined;
  const steps = inside && expandAction(inside, reference.path, step);
  if (!steps) return [opaqueStep(place, reference)];
  if (steps.length === 0)
    return [
      {
        atoms: [hintedAtom(referenceKey(reference), referenceKey(reference))],
        inTemplate: place.inTemplate,
      },
    ];
  place.found.references.add(referenceKey(reference));
  return steps;
}

/** Expands a step: a script into its commands, an action into what it does. */
export function expandStep(place: Place, step: WrittenStep): readonly Step[] {
  if (step.run)
    return [{ atoms: scriptAtoms(step.run), inTemplate: place.inTemplate }];
  if (!step.uses) return [];
  const uses = parseUses(step.uses);
  switch (uses.kind) {
    case 'container':
      return [
        {
          atoms: [
            hintedAtom(
              uses.image,
              `docker://${uses.image.replace(/[:@].*$/, '')}`,
            ),
          ],
          inTemplate: place.inTemplate,
        },
      ];
    case 'local': {
      const inside = { ...place, depth: place.depth + 1 };
      const steps =
        place.depth < MAX_DEPTH
          ? expandAction(inside, uses.path, step)
          : undefined;
      if (!steps) place.found.opaque.add(step.uses);
      return steps?.length
        ? steps
        : [
            {
              atoms: [hintedAtom(uses.path, 'local action')],
              inTemplate: place.inTemplate,
            },
          ];
    }
    case 'remote':
      return remoteStep(place, uses.reference, step);
    case 'invalid':
      place.found.opaque.add(uses.text);
      return [{ atoms: [], inTemplate: place.inTemplate }];
    default:
      throw new Error(
        `Unhandled uses: ${JSON.stringify(uses satisfies never)}`,
      );
  }
}
