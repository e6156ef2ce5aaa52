/** Templates that are known by their names alone: those that GitLab brings along, and those that nobody could open. */
import { GITLAB_TEMPLATES } from '../dictionary/gitlabTemplates';
import { hintedAtoms } from '../hints';
import { nothingFound, type Found } from '../jobs/job';
import type { Occasion } from '../jobs/occasions';
import { referenceKey } from '../references';
import type { Atom, RemoteReference } from '../types';
import type { StagedJob } from './stages';

/** What is for scanning and checking says so by its name; undefined where the dictionary does not know it. */
function scanOf(name: string, head: string): readonly Atom[] | undefined {
  const row = GITLAB_TEMPLATES.find(({ match }) => match.test(name));
  return row && [{ stage: row.stage, head }];
}

function speaks(atoms: readonly Atom[]): boolean {
  return atoms.some(({ stage }) => stage !== undefined);
}

function jobOf(
  key: string,
  atoms: readonly Atom[],
  given: {
    readonly occasions: ReadonlySet<Occasion>;
    readonly stage: string;
    readonly found: Found;
  },
): StagedJob {
  return {
    id: key,
    written: undefined,
    environments: [],
    steps: [{ atoms, inTemplate: true }],
    gates: [],
    files: [],
    ...given,
  };
}

/** The jobs of templates of GitLab itself: one for each, in the stage that GitLab gives them. */
export function templateJobs(
  names: readonly string[],
  occasions: ReadonlySet<Occasion>,
): readonly StagedJob[] {
  return [...new Set(names)].flatMap((name): readonly StagedJob[] => {
    const key = `gitlab-template/${name}`;
    const plain = name.replace(/(\.latest)?\.gitlab-ci\.ya?ml$/, '');
    const last = plain.split('/').pop() ?? plain;
    const atoms = scanOf(last, key) ?? hintedAtoms(last, key);
    const found = nothingFound();
    found.references.add(key);
    const isDelivery = atoms.some(({ delivers }) => delivers !== undefined);
    if (isDelivery || !speaks(atoms)) found.opaque.add(key);
    if (isDelivery) found.templates.add(key);
    const stage = isDelivery ? 'deploy' : 'test';
    return [jobOf(key, atoms, { occasions, stage, found })];
  });
}

/** Templates that nobody could open: those that scan say so by their names; one that is the whole pipeline is a step of it. */
export function hiddenJobs(
  references: readonly RemoteReference[],
  {
    occasions,
    isAlone,
  }: { readonly occasions: ReadonlySet<Occasion>; readonly isAlone: boolean },
): readonly StagedJob[] {
  return references.flatMap((reference): readonly StagedJob[] => {
    const key = referenceKey(reference);
    const last =
      reference.path
        .split('/')
        .pop()
        ?.replace(/(\.gitlab-ci)?\.ya?ml$/, '') ?? '';
    const scan = scanOf(`${reference.repository}/${last}`, key);
    if (!scan && !isAlone) return [];
    const atoms = scan ?? hintedAtoms(last, key);
    const stage = scan ? 'test' : 'deploy';
    return [jobOf(key, atoms, { occasions, stage, found: nothingFound() })];
  });
}
