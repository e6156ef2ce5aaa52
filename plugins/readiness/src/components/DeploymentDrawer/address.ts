import type { DeploymentName } from '../../deliveryApi';

const SEPARATOR = ' ';

/** A deployment as one value of the address: its service, a blank, its id. */
export function written({ service, id }: DeploymentName): string {
  return `${service}${SEPARATOR}${id}`;
}

/** See {@link written}; undefined for what names no deployment. */
export function read(value: string): DeploymentName | undefined {
  const at = value.indexOf(SEPARATOR);
  const [service, id] = [value.slice(0, at), value.slice(at + 1)];
  return /^component:[^/]+\/.+$/.test(service) && id !== ''
    ? { service, id }
    : undefined;
}
