/**
 * Which tags of a repository are versions, and how many of them came after one. A tag such as `v2` either moves with the
 * releases of its line or stayed at the first of them, and nothing says which: where that matters the answer is a range.
 */
import { between, type Range } from '@groundwork/plugin-readiness-common';

/** A tag and the commit that it names. */
export interface Tag {
  readonly name: string;
  readonly sha: string;
}

/** Versions of one line of names: `v1.2`, or `deploy/v1.2` where a repository holds several things. */
interface Version {
  readonly prefix: string;
  readonly numbers: readonly number[];
  readonly isPrerelease: boolean;
}

/** One commit that was released, under all its names. */
interface Release {
  readonly sha: string;
  /** Its fullest name. */
  readonly name: string;
  readonly versions: readonly Version[];
}

const VERSION =
  /^(|.*?[/@_-])v?(\d{1,9}(?:\.\d{1,9}){0,3})(-[0-9a-z.-]+)?(?:\+.*)?$/i;
const PLACES = 4;

function versionOf(name: string): Version | undefined {
  const [, prefix = '', numbers, prerelease] = VERSION.exec(name) ?? [];
  return numbers === undefined
    ? undefined
    : {
        prefix: prefix.toLowerCase(),
        numbers: numbers.split('.').map(Number),
        isPrerelease: prerelease !== undefined,
      };
}

/** Whether one number says more of the same version than another: `2.4` than `2`. */
function extendsOther(
  { numbers: long }: Version,
  { numbers: short }: Version,
): boolean {
  return (
    long.length > short.length &&
    short.every((part, index) => long[index] === part)
  );
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let place = 0; place < PLACES; place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    // Infinity less itself is no number, and no difference.
    if (difference > 0 || difference < 0) return difference;
  }
  return 0;
}

/** Numbers to the last place; what is not said is taken for the first or for the latest of its line. */
function padded({ numbers }: Version, missing: number): readonly number[] {
  return Array.from(
    { length: PLACES },
    (_, place) => numbers[place] ?? missing,
  );
}

function positionOf(
  { versions }: Pick<Release, 'versions'>,
  missing: number,
): readonly number[] {
  return versions
    .filter(own => !versions.some(other => extendsOther(other, own)))
    .map(version => padded(version, missing))
    .reduce((a, b) => (compareNumbers(a, b) < 0 ? b : a));
}

/** The releases of a line of names, the newest first. */
export function releasesOf(
  tags: readonly Tag[],
  prefix = '',
): readonly Release[] {
  const bySha = new Map<string, { name: string; version: Version }[]>();
  for (const { name, sha } of tags) {
    const version = versionOf(name);
    if (version?.prefix !== prefix || version.isPrerelease) continue;
    bySha.set(sha, [...(bySha.get(sha) ?? []), { name, version }]);
  }
  return [...bySha]
    .map(([sha, names]) => ({
      sha,
      name: names.reduce((a, b) =>
        b.version.numbers.length > a.version.numbers.length ? b : a,
      ).name,
      versions: names.map(({ version }) => version),
    }))
    .sort((a, b) => compareNumbers(positionOf(b, 0), positionOf(a, 0)));
}

/** How many releases came after a tag that is a version. Undefined: it is none. */
export function releasesAfter(
  tag: Tag,
  tags: readonly Tag[],
): { readonly behind: Range; readonly newest: string | undefined } | undefined {
  const named = versionOf(tag.name);
  if (!named) return undefined;
  const releases = releasesOf(tags, named.prefix);
  const own = named.isPrerelease
    ? undefined
    : releases.find(({ sha }) => sha === tag.sha);
  const after = (missing: number) =>
    releases.filter(release => {
      if (release === own) return false;
      const order = compareNumbers(
        positionOf(release, missing),
        own ? positionOf(own, missing) : padded(named, 0),
      );
      // What a pre-release led to came after it.
      return named.isPrerelease ? order >= 0 : order > 0;
    }).length;
  const [first, latest] = [after(0), after(Infinity)];
  return {
    behind: between(Math.min(first, latest), Math.max(first, latest)),
    newest: releases[0]?.name,
  };
}
