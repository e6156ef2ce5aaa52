export { DeploymentDrawer, useDeploymentDrawer } from './DeploymentDrawer';
