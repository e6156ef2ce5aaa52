import { CustomErrorBase } from '@backstage/errors';

/** A host took a request and was then silent for longer than the backend waits. */
export class HostSilentError extends CustomErrorBase {
  override readonly name = 'HostSilentError';
  /** What clients that try again look for. */
  readonly code = 'ETIMEDOUT';
}
