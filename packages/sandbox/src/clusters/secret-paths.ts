/** What the stores behind a cluster hold: paths only, because nobody reads a value here. */
export class SecretPaths {
  readonly #paths = new Set<string>();

  has(path: string, { isPrefix }: { readonly isPrefix: boolean }): boolean {
    return isPrefix
      ? [...this.#paths].some(
          each => each === path || each.startsWith(`${path}/`),
        )
      : this.#paths.has(path);
  }

  put(path: string): void {
    this.#paths.add(path);
  }
}
