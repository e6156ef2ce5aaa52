/** Scripts in steps, and scripts that actions are handed, with what they tell of their job. */
import { readScript } from '../script';
import type { Atom, ReadText, RemoteReference, Step } from '../types';
import { filledScript } from './expressions';
import type { Place } from './place';
import { handedScripts, scriptedRelease } from './withInputs';
import type { WrittenStep } from './workflow';

const MAKES_CLUSTER =
  /(^|[/-])(kind|k3d|k3s|minikube|microk8s|ctlptl|kwok|setup-minikube)(-action|-cluster)?$/i;
/** A command that makes a cluster for the job itself. */
export const CLUSTER_COMMAND =
  /^(kind|k3d|k3s|minikube|microk8s|ctlptl|kwokctl)( |$)/;

/** The last part of what names an action: `deploy` of `owner/actions/.github/actions/deploy`. */
export function lastSegment({ repository, path }: RemoteReference): string {
  return (path || repository).split('/').pop() ?? repository;
}

function toolOf(reference: RemoteReference): string {
  const last = lastSegment(reference);
  const name = /^(actions?|cli)$/.test(last)
    ? reference.repository.split('/')[0] ?? last
    : last;
  return name.replace(/-actions?$|^setup-|-cli$/g, '');
}

/** Expands a script into its commands. */
export function run(place: Place, script: string, step: WrittenStep): Step {
  const { expansion, found, folder } = place;
  const beside: ReadText = path =>
    place.read(folder ? `${folder}/${path}` : path);
  const text = filledScript(script, place.scope);
  const read = readScript(
    text,
    {
      read: expansion.source.read,
      readBeside: beside,
      parseYaml: expansion.source.parseYaml,
      variables: new Map(
        [...place.scope].flatMap(([name, values]) =>
          name.startsWith('env.') && values[0] !== undefined
            ? [[name.slice('env.'.length), values[0]] as const]
            : [],
        ),
      ),
    },
    {
      names: [step.name ?? '', ...place.names],
      hasCheckout: found.checksOutElsewhere,
    },
  );
  if (read.atoms.some(({ head }) => CLUSTER_COMMAND.test(head)))
    found.makesCluster = true;
  return {
    atoms: read.atoms,
    inTemplate: place.inTemplate,
    ...(read.isHidden ? { isHidden: true } : {}),
  };
}

/** What the scripts do that an action is handed. */
export function withScripts(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): readonly Atom[] {
  if (lastSegment(reference) === 'github-script')
    return scriptedRelease(step.with);
  return handedScripts(toolOf(reference), step.with, place.scope).flatMap(
    script =>
      run(place, script, step).atoms.filter(({ stage }) => stage !== undefined),
  );
}

/** Notes what a used action tells of its job: another repository at hand, a cluster of its own. */
export function noteUse(
  place: Place,
  reference: RemoteReference,
  step: WrittenStep,
): void {
  if (MAKES_CLUSTER.test(lastSegment(reference)))
    place.found.makesCluster = true;
  if (reference.repository !== 'actions/checkout') return;
  const repository = step.with?.repository;
  if (
    typeof repository === 'string' &&
    !/github\.repository\s*\}/.test(repository)
  )
    place.found.checksOutElsewhere = true;
}
