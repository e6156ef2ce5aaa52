import type {
  DecodedEvent,
  DecodingContext,
} from '@groundwork/plugin-readiness-node';
import {
  commitData,
  serviceContent,
  starterData,
  type CdEvent,
} from './cdEvent';
import { read } from './read';
import {
  idAmongAll,
  isProduction,
  servicesCalled,
  type Surroundings,
} from './surroundings';

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A service runs in an environment, as of the event: when its deployment began is not told. */
export function deployment(
  { context: { id, source: sender, timestamp }, subject, customData }: CdEvent,
  { services }: DecodingContext,
  by: Surroundings,
): DecodedEvent | undefined {
  const called = servicesCalled(subject.id, services);
  if (called.length === 0) {
    return undefined;
  }
  const { environment, artifactId } = read(serviceContent, subject.content);
  const atMs = Date.parse(timestamp);
  const sha = commitOf(artifactId, customData);
  const said = starterData.safeParse(customData).data;
  const place = `service:${subject.id.toLowerCase()}`;
  return {
    source: by.source,
    events: [
      {
        kind: 'deployment',
        id: idAmongAll({ source: sender, id }),
        place,
        environment: environment.id,
        startedAtMs: atMs,
        statuses: [{ state: 'success', atMs }],
        ...(sha === undefined
          ? { withoutSha: { reason: 'not-told' } }
          : { sha }),
        ...said,
      },
    ],
    // One that knows a service in staging alone does not count for it.
    places: isProduction(environment.id, by)
      ? called.map(({ ref }) => ({ place, service: ref }))
      : [],
    evidence: 'deployments',
    due: [],
  };
}

/**
 * The commit that was deployed: in the sender's own data, or in the package URL of the artifact, whose version may be a commit or
 * which names where it was built from.
 */
function commitOf(
  artifact: string | undefined,
  customData: unknown,
): string | undefined {
  const stated = commitData.safeParse(customData).data?.commit;
  // The digest of an image has its algorithm in front.
  const [, version] =
    /^pkg:[^@?#]+@([0-9a-f]{40})(?:[?#]|$)/.exec(artifact ?? '') ?? [];
  const [, encoded = ''] = /[?&]vcs_url=([^&#]+)/.exec(artifact ?? '') ?? [];
  const built = /@([0-9a-f]+)$/.exec(decoded(encoded))?.[1];
  return [stated, version, built].find(
    sha => sha !== undefined && SHA.test(sha),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Written by hand, with a percent sign that means itself.
    return text;
  }
}
