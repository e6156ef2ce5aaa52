/** Whether a workload is kept well: docs/how-to/keep-workloads-well.md. */
import type { Workload } from '@groundwork/plugin-readiness-common';
import { judgeDrain } from './drain';
import { fails, holds, isUnknown, type Judgement } from './judgement';

/** What of a workload tells how it is kept. */
export type Kept = Pick<
  Workload,
  'kind' | 'name' | 'podLabels' | 'hygiene' | 'replicas' | 'budgets' | 'nodes'
>;

type Hygiene = NonNullable<Workload['hygiene']>;

/** A job ends by itself: nobody waits for it to be ready, and a drain only makes it start again. */
export function isServing({ kind }: Pick<Workload, 'kind'>): boolean {
  return kind !== 'CronJob';
}

/** What a standard could ask of each workload, in the order in which the lack of it hurts. */
export const CLAIMS = [
  'readiness',
  'drain',
  'memoryLimit',
  'memoryRequest',
  'liveness',
] as const;

/** One of {@link CLAIMS}. */
export type Claim = (typeof CLAIMS)[number];

/** What each claim is called where its share is shown. */
export const CLAIM_WORDS: Readonly<Record<Claim, string>> = {
  readiness: 'Says when it is ready',
  drain: 'Survives a node drain',
  memoryLimit: 'Limits its memory',
  memoryRequest: 'Asks for its memory',
  liveness: 'Says when it hangs',
};

const NOT_TOLD = 'does not tell what its containers say of themselves';

/** Judges that every container has something. */
function judgeContainers(
  { kind, name, hygiene }: Kept,
  {
    having,
    what,
    yaml,
  }: {
    readonly having: (hygiene: Hygiene) => number | undefined;
    readonly what: string;
    readonly yaml: string;
  },
): Judgement {
  if (!hygiene) return isUnknown(NOT_TOLD);
  const number = having(hygiene);
  const { containers } = hygiene;
  if (number === undefined)
    return isUnknown(
      `may take its ${what} from its namespace, whose defaults could not be read`,
    );
  if (number >= containers) return holds;
  const missing =
    containers === 1
      ? `has no ${what}`
      : `has no ${what} on ${containers - number} of ${containers} containers`;
  return fails(missing, {
    into: `the manifest of ${kind} ${name}; the path and the sizes are yours`,
    yaml: `spec:
  template:
    spec:
      containers:
        - name: CONTAINER
${yaml.replace(/^/gm, '          ')}
`,
  });
}

/** Judges "every container says when it may be sent traffic". */
export function judgeReadiness(kept: Kept): Judgement {
  return judgeContainers(kept, {
    having: ({ withReadinessProbe }) => withReadinessProbe,
    what: 'readiness probe',
    yaml: 'readinessProbe:\n  httpGet: { path: /health, port: http }',
  });
}

/** Judges one claim. */
export function judgeClaim(kept: Kept, claim: Claim): Judgement {
  switch (claim) {
    case 'readiness':
      return judgeReadiness(kept);
    case 'drain':
      return judgeDrain(kept);
    case 'memoryLimit':
      return judgeContainers(kept, {
        having: ({ withMemoryLimit }) => withMemoryLimit,
        what: 'memory limit',
        yaml: 'resources:\n  limits: { memory: 512Mi }',
      });
    case 'memoryRequest':
      return judgeContainers(kept, {
        having: ({ withMemoryRequest }) => withMemoryRequest,
        what: 'memory request',
        yaml: 'resources:\n  requests: { memory: 256Mi }',
      });
    case 'liveness':
      return judgeContainers(kept, {
        having: ({ withLivenessProbe }) => withLivenessProbe,
        what: 'liveness probe',
        yaml: 'livenessProbe:\n  httpGet: { path: /alive, port: http }',
      });
    default:
      return neverClaim(claim);
  }
}

function neverClaim(claim: never): never {
  throw new TypeError(`No such claim: ${String(claim)}`);
}
