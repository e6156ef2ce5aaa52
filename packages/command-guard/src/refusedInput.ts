/** What a person wrote or named cannot be used; the message says what and why, in one sentence. */
export class RefusedInput extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'RefusedInput';
  }
}
