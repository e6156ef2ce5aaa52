export { DeliveryMetrics } from './DeliveryMetrics';
export { MetricTable } from './MetricTable';
export { useWindowLength } from './useDelivery';
export { fileName, useTier } from './useTier';
