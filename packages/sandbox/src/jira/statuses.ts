/** Statuses of the site: numbers, names and categories as Jira Cloud makes them. */
const STATUSES = [
  { id: '10000', name: 'To Do', key: 'new', category: 2 },
  { id: '3', name: 'In Progress', key: 'indeterminate', category: 4 },
  { id: '10001', name: 'In Review', key: 'indeterminate', category: 4 },
  { id: '10002', name: 'Done', key: 'done', category: 3 },
] as const;

export type StatusName = (typeof STATUSES)[number]['name'];

const CATEGORIES = {
  new: { colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { colorName: 'yellow', name: 'In Progress' },
  done: { colorName: 'green', name: 'Done' },
} as const;

const BY_NAME = new Map(STATUSES.map(status => [status.name, status]));

export function statusIdOf(name: StatusName): string {
  return BY_NAME.get(name)?.id ?? '';
}

/** A status as the site lists it. */
export function statusBody(site: string, named: StatusName): object {
  const status = BY_NAME.get(named) ?? STATUSES[0];
  const { id, name, key, category } = status;
  return {
    self: `${site}/rest/api/3/status/${id}`,
    ...{
      description: '',
      iconUrl: `${site}/`,
      name,
      untranslatedName: name,
      id,
    },
    statusCategory: {
      self: `${site}/rest/api/3/statuscategory/${category}`,
      ...{ id: category, key, ...CATEGORIES[key] },
    },
  };
}

export function allStatuses(site: string): readonly object[] {
  return STATUSES.map(({ name }) => statusBody(site, name));
}
