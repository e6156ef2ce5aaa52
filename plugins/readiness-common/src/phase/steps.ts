/** Work that may be left after each of its steps and gone on with later. */
export type Steps<T> = Generator<undefined, T>;

/** Everything at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
