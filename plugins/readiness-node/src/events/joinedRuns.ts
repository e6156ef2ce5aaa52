const LATELY = 20;

/** A run, and what is to be kept to know the next ones. */
export interface JoinedRun {
  /** Absent when it is not known what was brought. */
  readonly runId?: string;
  readonly lately: readonly string[];
}

/**
 * The run of a release that several places get apart from each other, such as two regions: it is known by what it brings. What
 * is brought once more to a place is another run there, so it is counted how often that was there lately.
 *
 * @param lately - what the place got before, as this function returned it
 */
export function joinedRun(
  brings: string | undefined,
  lately: readonly string[] = [],
): JoinedRun {
  if (brings === undefined) {
    return { lately };
  }
  const times = lately.filter(each => each === brings).length;
  return {
    runId: `${brings}/${times + 1}`,
    lately: [...lately, brings].slice(-LATELY),
  };
}
