import { useApi } from '@backstage/frontend-plugin-api';
import { readinessApiRef } from '../../api';
import { useSay } from '../../useSay';
import { claimWords, effectWords, type Claim } from './claimWords';
import { ReasonForm } from './ReasonForm';

/** Lets whoever may say something about a deployment, an incident or an environment; nobody else sees it. */
export function SayThis({
  service,
  claim,
  mayContest,
}: {
  readonly service: string;
  readonly claim: Claim;
  readonly mayContest: boolean;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  if (!mayContest) return null;
  return (
    <ReasonForm
      title={claimWords(claim, t)}
      effect={effectWords(claim, t)}
      send={reason => delivery.say(service, { ...claim, reason })}
    />
  );
}
