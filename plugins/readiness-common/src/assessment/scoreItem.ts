import { ScoreItem } from '../scoring';
import { CheckResult } from './checkResult';

/** How a result enters a sum. */
export function itemOf(result: CheckResult): ScoreItem {
  const { checkId: id, weight, state, s, confidence } = result;
  switch (state) {
    case 'pass':
    case 'partial':
    case 'fail':
      return {
        id,
        weight,
        state: 'scored',
        s: s ?? 0,
        kappa: confidence.kappa,
      };
    case 'unknown':
    case 'error':
      return { id, weight, state: 'unknown', s: 0, kappa: 0 };
    case 'not_applicable':
    case 'exempt':
    case 'informative':
      return { id, weight, state, s: 0, kappa: 0 };
    default:
      return neverState(state);
  }
}

function neverState(state: never): never {
  throw new Error(`Unknown check state ${String(state)}`);
}
