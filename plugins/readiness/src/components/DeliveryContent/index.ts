export { ServiceDelivery } from './ServiceDelivery';
export { TeamDelivery } from './TeamDelivery';
