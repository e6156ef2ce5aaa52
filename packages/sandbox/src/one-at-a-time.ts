/** Somebody wants the company elsewhere while it is on its way. */
export class BusyError extends Error {}

/** Work of which only one may be going on; who asks meanwhile is told so. */
export class OneAtATime {
  #isBusy = false;

  /** @throws BusyError while something else is being done */
  async do(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy)
      throw new BusyError(
        'The company is on its way to another moment. Wait until it has arrived.',
      );
    this.#isBusy = true;
    try {
      await work();
    } finally {
      this.#isBusy = false;
    }
  }
}
