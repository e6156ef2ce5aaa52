export { parityAttributes, type ParityAttribute } from './attributes';
export {
  compareClusters,
  type ClusterTable,
  type ComparedAttribute,
  type ComparedCell,
  type ComparedCluster,
  type ComparedPair,
} from './clusterTable';
export { compareProfiles, jaccard, parityRange } from './compareProfiles';
export { placesOf, promotionsOf, type Promotion } from './promotions';
