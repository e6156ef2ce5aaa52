/** A pattern that is not used, and why. */
export class PatternError extends Error {
  constructor(why: string) {
    super(`expected a regular expression that ends in time: this one ${why}`);
    this.name = 'PatternError';
  }
}
