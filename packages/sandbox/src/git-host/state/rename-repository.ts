import { fullNameOf, type GitHostState } from './git-host-state';
import type { RepositoryRecord } from './records';

const NAME = /^[A-Za-z0-9._-]{1,100}$/;

/**
 * Gives a repository another name; its id stays. By its former one it is still found, until another repository takes that.
 *
 * @throws RangeError for a name that nobody can have, or that another one has
 */
export async function renameRepository(
  state: GitHostState,
  record: RepositoryRecord,
  name: string,
): Promise<void> {
  const from = record.name;
  const before = fullNameOf(record);
  const after = fullNameOf({ owner: record.owner, name });
  if (!NAME.test(name) || name === '.' || name === '..') {
    throw new RangeError(`A repository cannot be called "${name}".`);
  }
  if (state.repositories.has(after)) {
    throw new RangeError(`There is a repository ${after} already.`);
  }
  await state.store.inTurn(() => state.store.rename(before, after));
  record.name = name;
  record.updatedAt = state.clock.now();
  move(state.repositories, before, after);
  move(state.pulls, before, after);
  move(state.issues, before, after);
  move(state.hooks, before, after);
  state.formerNames.delete(after);
  state.formerNames.set(before, record);
  state.events.emit({
    ...{ kind: 'repository', repository: after },
    ...{ action: 'renamed', from },
  });
}

function move<T>(map: Map<string, T>, before: string, after: string): void {
  const held = map.get(before);
  map.delete(before);
  if (held !== undefined) map.set(after, held);
}
