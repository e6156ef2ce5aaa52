import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  sourceSubject,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { labelledClasses, labelMap, type LabelMap } from './classify';

const KEY = 'readiness.tickets';
/** Kinds of trackers that somebody reads. */
const KINDS: readonly string[] = ['github', 'jira'];

/** A tracker in which people ask something of the platform team. */
export interface Tracker {
  /** What collectors look at. */
  readonly subject: Subject;
  readonly labels: LabelMap;
  /** What else its kind needs to know. */
  readonly config: Config;
  /** Path of its entry, for the words of an error. */
  readonly path: string;
}

/**
 * The trackers of one kind that `readiness.tickets` names, each a subject of the type `<kind>-tickets`.
 * @throws InputError with the path of the key that is wrong
 */
export function readTrackers(
  root: Config,
  kind: string,
  nameOf: (config: Config) => string,
): readonly Tracker[] {
  const all = root.getOptionalConfigArray(KEY) ?? [];
  const trackers = all.flatMap((config, index): Tracker[] => {
    const path = `${KEY}[${index}]`;
    const given = config.getString('kind');
    if (!KINDS.includes(given))
      throw new InputError(
        `${path}.kind must be one of ${KINDS.join(', ')}, not ${given}`,
      );
    if (given !== kind) return [];
    const name = config.getOptionalString('name') ?? nameOf(config);
    const subject = sourceSubject(name, `${kind}-tickets`);
    return [{ subject, labels: readLabels(config), config, path }];
  });
  const names = trackers.map(({ subject }) => subject.name);
  const twin = names.find((name, at) => names.indexOf(name) < at);
  if (twin !== undefined)
    throw new InputError(`${KEY} names ${twin} twice; give one of them a name`);
  return trackers;
}

function readLabels(config: Config): LabelMap {
  const labels = config.getOptionalConfig('labels');
  return labelMap(
    Object.fromEntries(
      labelledClasses.flatMap(of => {
        const given = labels?.getOptionalStringArray(of);
        return given ? [[of, given] as const] : [];
      }),
    ),
  );
}
