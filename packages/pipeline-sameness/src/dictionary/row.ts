import type { DeliveryBasis, Stage } from '../types';

/** A row of the dictionary: what matches, what it is for, and the head it is compared by when languages differ. */
export interface DictionaryRow {
  readonly match: RegExp;
  readonly stage: Stage;
  /** What it does besides: building and pushing an image in one go is `image` and `publish`. */
  readonly also?: Stage;
  /** Replaces the head, so that the same act in another language is the same atom. */
  readonly as?: string;
  /** What it proves of a delivery, where that is not what its stage says by itself. */
  readonly delivers?: DeliveryBasis | 'nothing';
}

/** The one head of setting up any language. */
export const LANG = 'setup-lang';
