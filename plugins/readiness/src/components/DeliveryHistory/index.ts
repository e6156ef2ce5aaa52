export { DeliveryHistory } from './DeliveryHistory';
