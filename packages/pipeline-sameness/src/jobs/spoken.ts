import { isDelivery } from '../classify';
import { hintedAtoms } from '../hints';
import type { Atom, Step } from '../types';

/** A job that nothing shows to deliver, and of which something is hidden: its own name is all there is to go by. */
export function spokenFor(
  steps: readonly Step[],
  names: readonly string[],
): readonly Step[] {
  const isShown = steps.some(step => step.atoms.some(isDelivery));
  const at = steps.findLastIndex(step => step.isHidden === true);
  const hidden = steps[at];
  if (isShown || !hidden) return steps;
  const [spoken = []] = names
    .map(name => hintedAtoms(name, 'job'))
    .filter(atoms => atoms.some(isDelivery));
  const atoms: readonly Atom[] = [
    ...hidden.atoms,
    ...spoken.filter(isDelivery),
  ];
  return steps.with(at, { ...hidden, atoms });
}
