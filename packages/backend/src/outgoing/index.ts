export {
  outgoingServiceFactory as default,
  outgoingServiceRef,
} from './service';
export type { OutgoingService } from './service';
export type { SilentHost } from './SilentHosts';
