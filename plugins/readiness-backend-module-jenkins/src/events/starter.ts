import type { DeploymentStarter } from '@groundwork/plugin-readiness-common';
import type { Build } from './builds';

const LONGEST_NAME = 255;
/** What Jenkins calls itself where nobody signed in. */
const NOBODY: ReadonlySet<string> = new Set(['SYSTEM', 'anonymous']);

/** Who started a build, or what did: a person before a trigger, as one who repeats a build is told beside its first cause. */
export function starterOf({ actions }: Build): DeploymentStarter | undefined {
  const causes = (actions ?? []).flatMap(action => action.causes ?? []);
  const person = causes.find(
    ({ userId }) => userId && !NOBODY.has(userId.trim()),
  );
  if (person) {
    const name = person.userName || person.userId || undefined;
    return { kind: 'person', ...named(name) };
  }
  const [trigger] = causes;
  return trigger
    ? {
        kind: 'automation',
        ...named(
          trigger.shortDescription?.replace(/^Started by (?:an? )?/, ''),
        ),
      }
    : undefined;
}

function named(text: string | undefined): { readonly name?: string } {
  const name = text?.trim().slice(0, LONGEST_NAME);
  return name ? { name } : {};
}
