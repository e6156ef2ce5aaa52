import type { SourceError } from '@groundwork/source-client';
import type { Application } from './answers';

/**
 * The row of an instance that could not be asked, in Argo CD's own word for it. The card asks all instances at once and
 * shows nothing when one of them fails, so a failure has to be a row to be seen beside the others.
 */
export function unreadApplication(
  name: string,
  failure: SourceError,
): Application {
  return {
    metadata: { name, namespace: '' },
    spec: {},
    status: {
      sync: { status: 'Unknown' },
      health: { status: 'Unknown', message: failure.message },
      history: [],
      conditions: [{ type: 'InstanceNotRead', message: failure.message }],
    },
  };
}
