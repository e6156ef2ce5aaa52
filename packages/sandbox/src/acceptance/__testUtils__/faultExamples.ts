import type { Fault } from '../../company';
import { fault } from '../../control/faults';

/** One fault to ask for, and whether a reader is hindered by it at all. */
export interface FaultExample {
  readonly kind: Fault['kind'];
  readonly fault: Fault;
  readonly hinders: boolean;
}

/** A kind without an example here is refused by the compiler. */
const EXAMPLES: { readonly [K in Fault['kind']]: Omit<FaultExample, 'kind'> } =
  {
    status: { fault: { kind: 'status', status: 503 }, hinders: true },
    'rate-limit': {
      fault: { kind: 'rate-limit', retryAfterSeconds: 1 },
      hinders: true,
    },
    slow: { fault: { kind: 'slow', delayMs: 200 }, hinders: false },
    'never-answers': { fault: { kind: 'never-answers' }, hinders: true },
    'storage-hangs': { fault: { kind: 'storage-hangs' }, hinders: true },
    stalls: { fault: { kind: 'stalls' }, hinders: true },
    'cut-off-body': { fault: { kind: 'cut-off-body' }, hinders: true },
    'html-200': { fault: { kind: 'html-200' }, hinders: true },
    'page-changes': { fault: { kind: 'page-changes' }, hinders: false },
    dead: { fault: { kind: 'dead' }, hinders: true },
    'bad-certificate': { fault: { kind: 'bad-certificate' }, hinders: true },
  };

/** Every kind of fault that the sandbox serves, as its control server lists them. */
export const FAULT_EXAMPLES: readonly FaultExample[] = fault.options.map(
  ({ shape }) => {
    const kind = shape.kind.value;
    return { kind, ...EXAMPLES[kind] };
  },
);
