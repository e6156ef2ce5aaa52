import type { Clock, FaultPlan } from '../../company';
import type { LiveBuilds } from '../builds/live-builds';
import type { Addresses } from '../export/actions';
import type { JobStore } from '../model/job-store';

/** What a controller's answers are made from. */
export interface JenkinsServerOptions {
  readonly store: JobStore;
  readonly live: LiveBuilds;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly addresses: () => Addresses;
}
