/** The steps of a job of Azure Pipelines. */
import { isDelivery } from '../classify';
import { hintedAtoms } from '../hints';
import { isAfterMerge } from '../jobs/occasions';
import { scriptStep } from '../jobs/script';
import { referenceKey } from '../references';
import type { Atom, Step } from '../types';
import { expanded, under, type Expanded } from './expand';
import type { Place } from './place';
import { mapping, textOf, valueOf } from './scope';
import { taskStep } from './tasks';

const SCRIPTS = ['script', 'bash', 'pwsh', 'powershell'] as const;
const PHASES = ['preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic'];

function entrySteps(
  place: Place,
  item: Readonly<Record<string, unknown>>,
  job: string,
): readonly Step[] {
  const { scope, source, reference } = place;
  const inTemplate = reference !== undefined;
  const names = [textOf(item.displayName, scope) ?? '', job];
  for (const key of SCRIPTS) {
    const script = textOf(item[key], scope);
    if (script !== undefined)
      return [
        scriptStep(source, script, { read: source.read, names, inTemplate }),
      ];
  }
  if (item.task !== undefined) return [taskStep(place, item, names)];
  const atom = (stage: 'checkout' | 'setup', head: string): readonly Step[] => [
    { atoms: [{ stage, head }], inTemplate },
  ];
  if (item.checkout !== undefined)
    return item.checkout === 'none' ? [] : atom('checkout', 'checkout');
  return item.download !== undefined ? atom('setup', 'download') : [];
}

function stepOf(each: Expanded, job: string): readonly Step[] {
  const { place } = each;
  if (each.kind === 'opaque') {
    const atoms = hintedAtoms(each.name, each.key);
    const says = atoms.some(({ stage }) => stage !== undefined);
    const inTemplate = each.isRemote || place.reference !== undefined;
    if (each.isRemote && atoms.some(isDelivery))
      place.found.templates.add(each.key);
    return [{ atoms, inTemplate, ...(says ? {} : { isHidden: true }) }];
  }
  const { item } = each;
  const at = under(place, valueOf(item.condition, place.scope));
  if (item.enabled === false || !isAfterMerge(at.occasions)) return [];
  const steps = entrySteps(at, item, job);
  const { reference } = place;
  if (reference && steps.some(({ atoms }) => atoms.some(isDelivery)))
    place.found.templates.add(referenceKey(reference));
  return steps;
}

function listed(place: Place, written: unknown, job: string): readonly Step[] {
  return expanded(place, written, { kind: 'steps' }).flatMap(each =>
    stepOf(each, job),
  );
}

/** What brings something out after a failure takes the failed version back. */
function asRollback(step: Step): Step {
  const back = (atom: Atom): Atom =>
    isDelivery(atom) ? { stage: 'rollback', head: atom.head } : atom;
  return { ...step, atoms: step.atoms.map(back) };
}

function lifecycle(place: Place, strategy: unknown, job: string) {
  const [how] = Object.entries(mapping(strategy)).flatMap(([name, each]) =>
    /^(runOnce|rolling|canary)$/.test(name) ? [mapping(each)] : [],
  );
  if (!how) return [];
  const { success, failure } = mapping(how.on);
  return [
    ...PHASES.flatMap(phase => listed(place, mapping(how[phase]).steps, job)),
    ...listed(place, mapping(success).steps, job),
    ...listed(place, mapping(failure).steps, job).map(asRollback),
  ];
}

/** What a job does, the phases of a deployment among it. */
export function jobSteps(
  place: Place,
  item: Readonly<Record<string, unknown>>,
  job: string,
): readonly Step[] {
  return [
    ...listed(place, item.steps, job),
    ...lifecycle(place, item.strategy, job),
  ];
}
