export {
  applyFault,
  pagesChange,
  type FaultBody,
  type FaultTarget,
} from './fault-middleware';
export { listen, type Listening, type ListenOptions } from './listen';
