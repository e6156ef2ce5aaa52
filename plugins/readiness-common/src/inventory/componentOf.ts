import { Inventory, InventoryComponent } from './inventory';

type Components = Inventory['components'];
type Index = ReadonlyMap<string, InventoryComponent>;

/** Checks look up thousands of components, one by one, in the same inventory. */
const byRef = new WeakMap<Components, Index>();
const byName = new WeakMap<Components, Index>();

function indexIn(
  known: WeakMap<Components, Index>,
  components: Components,
  key: (component: InventoryComponent) => string,
): Index {
  const before = known.get(components);
  if (before) return before;
  const made = new Map<string, InventoryComponent>();
  for (const component of components)
    if (!made.has(key(component))) made.set(key(component), component);
  known.set(components, made);
  return made;
}

/** The component of a reference. */
export function componentOf(
  ref: string | undefined,
  { components }: Pick<Inventory, 'components'>,
): InventoryComponent | undefined {
  return indexIn(byRef, components, component => component.ref).get(ref ?? '');
}

/** The component of a name, the first where there are several. */
export function componentNamed(
  name: string | undefined,
  { components }: Pick<Inventory, 'components'>,
): InventoryComponent | undefined {
  return indexIn(byName, components, component => component.name).get(
    name ?? '',
  );
}
