/** What stands before production in a pipeline: docs/how-to/pass-the-same-gates.md. */
import type { PipelineEvidence } from '@groundwork/plugin-readiness-common';
import { environmentTier, type Pipeline } from '@groundwork/pipeline-sameness';
import { list } from '../population/words';

const APPROVAL = 'approval:';
const ENVIRONMENT = 'environment:';
const CONDITION = 'if:';
/** What an environment asks for, by the tier of the environment. */
const WAIT = 'wait:';
const BRANCHES = 'branches:';
const OTHER = 'rule:';
/** `needs:test>deploy:production`. */
const ORDER = /^needs:([^>]+)>deploy/;

/** What starts a pipeline, and what it may write, is no gate. */
function isGate(gate: string): boolean {
  return (
    [APPROVAL, CONDITION].some(kind => gate.startsWith(kind)) ||
    ORDER.test(gate)
  );
}

const UNRESOLVED = 'unknown';
const KINDS = {
  reviewers: APPROVAL,
  wait: WAIT,
  branches: BRANCHES,
  other: OTHER,
} as const;

type Protection = PipelineEvidence['protection'];

/**
 * What stands before the environments of a tier. That a pipeline names one protects nothing; the host's rules do. Undefined
 * where they were not read, and where the environments of the tier ask for different things: which one is meant is not kept.
 */
function protecting(
  tier: string,
  protection: Protection,
): readonly string[] | undefined {
  if (protection?.state !== 'read') return undefined;
  const asked = protection.environments
    .filter(({ name }) => tier === UNRESOLVED || environmentTier(name) === tier)
    .map(({ asks }) => asks.map(ask => `${KINDS[ask]}${tier}`));
  const [first = []] = asked;
  return asked.every(other => other.join() === first.join())
    ? first
    : undefined;
}

/**
 * The gates as one text, equal exactly when they are; empty for none. Undefined where they are not known: a run's stages
 * tell no gate, what is called and could not be read may hold one, and so may an environment whose rules were not read.
 */
export function gatesOf(
  read: Pipeline,
  protection: Protection,
): string | undefined {
  if (read.outcome === 'unknown' || read.basis === 'run') return undefined;
  if (read.opaque.length > 0) return undefined;
  const { gates } = read.fingerprint;
  const found = gates
    .filter(gate => gate.startsWith(ENVIRONMENT))
    .map(gate => protecting(gate.slice(ENVIRONMENT.length), protection));
  return found.includes(undefined)
    ? undefined
    : [
        ...new Set([
          ...gates.filter(isGate),
          ...found.flatMap(own => own ?? []),
        ]),
      ]
        .sort()
        .join(' ');
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
  if (gate.startsWith(WAIT))
    return `a time to wait before ${gate.slice(WAIT.length)}`;
  if (gate.startsWith(BRANCHES))
    return `only some branches into ${gate.slice(BRANCHES.length)}`;
  if (gate.startsWith(OTHER))
    return `another rule of ${gate.slice(OTHER.length)}`;
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
