export { ChosenMetric } from './ChosenMetric';
