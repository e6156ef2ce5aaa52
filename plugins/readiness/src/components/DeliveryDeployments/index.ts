export { DeliveryDeployments, useDeploymentsPage } from './DeliveryDeployments';
