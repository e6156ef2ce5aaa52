/** One version per commit, so that a version names exactly one state of the repository. */
export function versionOf(commit: number): string {
  return `1.${Math.floor(commit / 10)}.${commit % 10}`;
}
