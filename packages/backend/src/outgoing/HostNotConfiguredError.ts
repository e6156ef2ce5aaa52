import { CustomErrorBase } from '@backstage/errors';

/** Something was asked of a host that the configuration does not name; nothing was sent. */
export class HostNotConfiguredError extends CustomErrorBase {
  override readonly name = 'HostNotConfiguredError';
  /** What clients show of it. */
  readonly code = 'EHOSTNOTCONFIGURED';

  constructor(host: string) {
    super(
      `${host} was not asked: the configuration does not name this host. If it should, put it into groundwork.outgoing.hosts`,
    );
  }
}
