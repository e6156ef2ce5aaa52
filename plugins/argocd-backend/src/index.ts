export { argocdPlugin as default } from './plugin';
export {
  argocdApplicationReadPermission,
  argocdPermissions,
} from './permissions';
