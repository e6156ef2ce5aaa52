/** Where a workload's secrets are kept (docs/how-to/use-one-secrets-backend.md). */
import type { Finding, Workload } from '@groundwork/plugin-readiness-common';
import { fails, holds, isUnknown, type Judgement } from './judgement';

/** A Secret that nobody manages is a backend of its own; it hides whatever people do behind it. */
export const PLAIN = 'plain';
/** A value in the manifest. */
export const UNMANAGED = 'unmanaged';

/** What of a workload tells where its secrets are kept. */
export interface SecretOrigin {
  readonly backends: readonly string[];
  /** References that lead nowhere: what is behind them is not known. */
  readonly unresolved: readonly string[];
  /** The first reference to a secret that nobody manages. */
  readonly unmanaged?: { readonly reference: string; readonly backend: string };
}

export function secretOriginOf({ secrets }: Workload): SecretOrigin {
  const unmanaged = secrets.find(
    ({ backend }) => backend === PLAIN || backend === UNMANAGED,
  );
  return {
    backends: [...new Set(secrets.flatMap(({ backend }) => backend ?? []))],
    unresolved: secrets
      .filter(({ backend }) => backend === undefined)
      .map(({ reference }) => reference),
    ...(unmanaged
      ? {
          unmanaged: {
            reference: unmanaged.reference,
            backend: unmanaged.backend ?? PLAIN,
          },
        }
      : {}),
  };
}

const VARIABLE = /^env (\S+)$/;

/** Of a variable: the Secret that it is read from then has to come out of the backend, as every other one. */
function mendOf(reference: string): Finding['mend'] {
  const [, variable] = VARIABLE.exec(reference) ?? [];
  return variable === undefined
    ? {
        into: `an ExternalSecret that makes ${reference}`,
        yaml: 'spec:\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: STORE\n  dataFrom:\n    - extract: { key: PATH }\n',
      }
    : {
        into: 'its container, with NAME made by an ExternalSecret',
        yaml: `env:\n  - name: ${variable}\n    valueFrom:\n      secretKeyRef: { name: NAME, key: KEY }\n`,
      };
}

/** Judges "a managed backend keeps its secrets". One that uses none that a cluster shows breaks no such promise. */
export function judgeSecretOrigin({
  unresolved,
  unmanaged,
}: SecretOrigin): Judgement {
  if (unmanaged) {
    const from =
      unmanaged.backend === PLAIN
        ? 'a Secret that nobody manages'
        : 'a value in its manifest';
    return fails(
      `takes ${unmanaged.reference} from ${from}`,
      mendOf(unmanaged.reference),
    );
  }
  const [first] = unresolved;
  if (first !== undefined)
    return isUnknown(`takes ${first} from a place that could not be followed`);
  return holds;
}
