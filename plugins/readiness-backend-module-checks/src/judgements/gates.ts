/** What stands before production in a pipeline: docs/how-to/pass-the-same-gates.md. */
import type { Pipeline } from '@groundwork/pipeline-sameness';
import { list } from '../population/words';

const APPROVAL = 'approval:';
const ENVIRONMENT = 'environment:';
const CONDITION = 'if:';
/** `needs:test>deploy:production`. */
const ORDER = /^needs:([^>]+)>deploy/;

/** What starts a pipeline, and what it may write, is no gate. */
function isGate(gate: string): boolean {
  return (
    [APPROVAL, ENVIRONMENT, CONDITION].some(kind => gate.startsWith(kind)) ||
    ORDER.test(gate)
  );
}

/**
 * The gates as one text, equal exactly when they are; empty for none. Undefined where they are not known: a run's stages
 * tell no gate, and what is called and could not be read may hold one.
 */
export function gatesOf(read: Pipeline): string | undefined {
  if (read.outcome === 'unknown' || read.basis === 'run') return undefined;
  if (read.opaque.length > 0) return undefined;
  return [...new Set(read.fingerprint.gates.filter(isGate))].sort().join(' ');
}

/** What has to have succeeded first. */
function stageInWords(stage: string): string {
  const [name = stage, environment] = stage.split(':');
  switch (name) {
    case 'deploy':
      return environment ?? 'another deploy';
    case 'test':
      return 'tests';
    case 'sast':
    case 'sca':
      return 'a scan';
    case 'image':
      return 'the image';
    default:
      return name;
  }
}

function gateInWords(gate: string): string {
  if (gate.startsWith(APPROVAL)) {
    const place = gate.slice(APPROVAL.length);
    return place === 'any' ? 'an approval' : `an approval for ${place}`;
  }
  if (gate.startsWith(ENVIRONMENT))
    return `environment ${gate.slice(ENVIRONMENT.length)}`;
  if (gate.startsWith(CONDITION))
    return gate === 'if:tag' ? 'tags only' : 'the default branch only';
  return `${stageInWords(ORDER.exec(gate)?.[1] ?? gate)} first`;
}

/** `an approval for production and tests first`, or `none`. */
export function gatesInWords(gates: string): string {
  return gates === ''
    ? 'none'
    : list([...new Set(gates.split(' ').map(gateInWords))]);
}
