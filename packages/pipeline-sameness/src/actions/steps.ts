import { actionAtoms, isDelivery, knowsAction } from '../classify';
import { hintedAtoms, speaksOfNoProduct } from '../hints';
import { parseUses, referenceKey, referenceText } from '../references';
import type { Atom, ReadText, RemoteReference, Step } from '../types';
import { holds } from './conditions';
import {
  declaredInputs,
  envScope,
  inheritedScope,
  inputScope,
} from './expressions';
import { enter, MAX_DEPTH, parse, type Place } from './place';
import { lastSegment, noteUse, run, withScripts } from './scripts';
import { onlyTries, pushesImage } from './withInputs';
import { readAction, type WrittenStep } from './workflow';

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
  const scope = new Map([
    ...inheritedScope(place.scope),
    ...declaredInputs(action.inputs),
    ...inputScope(step.with, place.scope),
  ]);
  const inside = { ...place, scope, folder, names: [] };
  return action.steps.flatMap(inner => expandStep(inside, inner));
}

function opaqueStep(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): Step {
  const key = referenceKey(reference);
  place.found.references.add(key);
  const scripts = withScripts(place, reference, step);
  const isNoProduct = speaksOfNoProduct(
    `${reference.repository} ${reference.path}`,
  );
  const hinted = hintedAtoms(lastSegment(reference), key).map(atom =>
    isNoProduct && isDelivery(atom)
      ? { ...atom, delivers: 'nothing' as const }
      : atom,
  );
  const says = hinted.some(({ stage }) => stage !== undefined);
  return {
    atoms: scripts.length > 0 ? scripts : hinted,
    inTemplate: place.inTemplate,
    ...(says || isNoProduct || scripts.length > 0 ? {} : { isHidden: true }),
  };
}

function knownStep(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): Step {
  const own = actionAtoms(reference);
  const tries = onlyTries(step.with, place.scope);
  const pushes: readonly Atom[] =
    own.every(({ stage }) => stage === 'image') &&
    pushesImage(step.with, place.scope)
      ? [{ stage: 'publish', head: 'image', delivers: 'image' }]
      : [];
  const scripts = own.some(isDelivery)
    ? []
    : withScripts(place, reference, step);
  const atoms = [...own, ...pushes, ...scripts].map(atom =>
    tries && isDelivery(atom)
      ? { ...atom, delivers: 'nothing' as const }
      : atom,
  );
  return { atoms, inTemplate: place.inTemplate };
}

function remoteStep(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): readonly Step[] {
  noteUse(place, reference, step);
  if (knowsAction(reference)) return [knownStep(place, reference, step)];
  const inside = place.depth < MAX_DEPTH ? enter(place, reference) : undefined;
  const steps = inside && expandAction(inside, reference.path, step);
  if (!steps) place.found.opaque.add(referenceText(reference));
  if (!steps || steps.length === 0) return [opaqueStep(place, reference, step)];
  place.found.references.add(referenceKey(reference));
  if (steps.some(({ atoms }) => atoms.some(isDelivery)))
    place.found.templates.add(referenceKey(reference));
  return steps;
}

function localStep(
  place: Place,
  path: string,
  step: WrittenStep,
): readonly Step[] {
  const inside = { ...place, depth: place.depth + 1 };
  const steps =
    place.depth < MAX_DEPTH ? expandAction(inside, path, step) : undefined;
  if (!steps) place.found.opaque.add(step.uses ?? path);
  if (steps?.length) return steps;
  const atoms = hintedAtoms(path.split('/').pop() ?? path, 'local action');
  const says = atoms.some(({ stage }) => stage !== undefined);
  return [
    {
      atoms,
      inTemplate: place.inTemplate,
      ...(says ? {} : { isHidden: true }),
    },
  ];
}

function usedStep(
  place: Place,
  text: string,
  step: WrittenStep,
): readonly Step[] {
  const uses = parseUses(text);
  switch (uses.kind) {
    case 'container':
      return [
        {
          atoms: hintedAtoms(
            uses.image
              .split('/')
              .pop()
              ?.replace(/[:@].*$/, '') ?? '',
            `docker://${uses.image.replace(/[:@].*$/, '')}`,
          ),
          inTemplate: place.inTemplate,
        },
      ];
    case 'local':
      return localStep(place, uses.path, step);
    case 'remote':
      return remoteStep(place, uses.reference, step);
    case 'invalid':
      place.found.opaque.add(uses.text);
      return [{ atoms: [], inTemplate: place.inTemplate, isHidden: true }];
    default:
      throw new Error(
        `Unhandled uses: ${JSON.stringify(uses satisfies never)}`,
      );
  }
}

/**
 * Expands a step: a script into its commands, an action into what it does. A step whose condition never holds on the way
 * to production is none.
 */
export function expandStep(outer: Place, step: WrittenStep): readonly Step[] {
  outer.expansion.budget.spend();
  const place = { ...outer, scope: envScope(step.env, outer.scope) };
  if (holds(step.if, place.scope) === 'no') return [];
  if (step.run) return [run(place, step.run, step)];
  return step.uses ? usedStep(place, step.uses, step) : [];
}
