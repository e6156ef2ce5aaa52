import type { GitHostParts } from '../parts';
import { fullNameOf } from '../state/git-host-state';
import type { HostEvent } from '../state/host-events';
import type { RepositoryRecord } from '../state/records';
import { sendNow } from '../webhooks/deliver';
import type { GivenWebhook } from './given';

/**
 * Sends what is wanted in the order in which it is wanted, whatever happened when.
 *
 * @throws RangeError when it is about something that is not there
 */
export async function sendWebhooks(
  { state, deployments }: GitHostParts,
  record: RepositoryRecord,
  wanted: readonly GivenWebhook[],
): Promise<readonly (number | undefined)[]> {
  const events = wanted.map(
    ({ deployment: id, state: wantedState }): HostEvent => {
      const deployment = deployments.of(record).find(each => each.id === id);
      if (deployment === undefined) {
        throw new RangeError(`There is no deployment ${id}.`);
      }
      const repository = fullNameOf(record);
      if (wantedState === undefined) {
        return { kind: 'deployment', repository, deployment };
      }
      const status = deployment.statuses.find(
        each => each.state === wantedState,
      );
      if (status === undefined) {
        throw new RangeError(`Deployment ${id} was never ${wantedState}.`);
      }
      return { kind: 'deployment_status', repository, deployment, status };
    },
  );
  const answers: (number | undefined)[] = [];
  for (const [index, event] of events.entries()) {
    const times = wanted[index]?.redelivered === true ? 2 : 1;
    answers.push(...(await sendNow(state, event, times)));
  }
  return answers;
}
