export { DistributionChart, type Bar } from './DistributionChart';
export { SeriesChart, type SeriesPoint } from './SeriesChart';
export { HappenedChart } from './HappenedChart';
export { StripChart } from './StripChart';
