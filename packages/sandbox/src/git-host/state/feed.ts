/** Listeners of one kind of happening; a listener that throws is the listener's fault and does not stop the others. */
export class Feed<T> {
  private readonly listeners: ((event: T) => void)[] = [];

  constructor(private readonly onError: (error: unknown) => void) {}

  listen(listener: (event: T) => void): void {
    this.listeners.push(listener);
  }

  emit(event: T): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
