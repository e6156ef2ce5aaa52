import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ExpectedOrigin } from '../actions/ownRepository';

/** What a person wishes for, as far as the name depends on it. */
export interface Wanted extends ExpectedOrigin {
  /** Left out where they are not known yet. */
  readonly values?: Values;
}

/** What a form says of a service beside its name, template and owner. */
export interface Values {
  readonly description: string;
  readonly tier: string;
  readonly system: string;
  /** Address of the page that says who is on call. */
  readonly onCall: string;
}

/** Who asks. */
export interface Asking {
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal | undefined;
}

/** Something that has the name already. */
export interface Found {
  /** As it goes on after "There is already". */
  readonly thing: string;
  readonly url?: string;
  /** Left by this template for this owner, so that a run takes it up; everything else makes the name taken. */
  readonly isOwn: boolean;
  /** Why it is somebody else's. */
  readonly remark?: string;
}

/** A value that a person gave and that is not the one that counts. */
export interface Difference {
  readonly field: keyof Values;
  readonly there: string;
  readonly given: string;
}

/** What one source knows of a name. */
export interface Sight {
  readonly found?: Found;
  readonly differences?: readonly Difference[];
}
