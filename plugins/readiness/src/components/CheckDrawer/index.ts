export { CheckDrawer, useCheckDrawer } from './CheckDrawer';
