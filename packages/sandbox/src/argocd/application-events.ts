import { recordEvent } from '../clusters/controllers/events';
import type { Cluster } from '../clusters/cluster';
import { destinationOf, type Application } from './application';
import { CONTROLLER } from './application-store';

export interface ApplicationEvent {
  readonly reason: string;
  readonly message: string;
  readonly at: number;
}

/** Writes an Event about an application, marked with where it goes. */
export function recordApplicationEvent(
  host: Cluster,
  application: Application,
  { reason, message, at }: ApplicationEvent,
): void {
  const { server, name, namespace } = destinationOf(application);
  const annotations = {
    'dest-namespace': namespace,
    ...(server === undefined ? {} : { 'dest-server': server }),
    ...(name === undefined ? {} : { 'dest-name': name }),
  };
  recordEvent(host, {
    about: application,
    type: 'Normal',
    reason,
    message,
    component: CONTROLLER,
    at,
    annotations,
  });
}
