import { isJsonObject, objectAt, type Json } from '../../objects/json';
import type { KubernetesObject } from '../../objects/kubernetes-object';

/** A column of the answer to `kubectl get`; priority 1 is shown with `-o wide` only. */
export interface Column {
  readonly name: string;
  readonly priority?: 1;
  readonly cell: (object: KubernetesObject, now: number) => string | number;
}

/** The columns of a group of kinds. */
export type ColumnsOfKinds = Readonly<Record<string, readonly Column[]>>;

export const NAME: Column = {
  name: 'Name',
  cell: object => object.metadata.name,
};
export const AGE: Column = {
  name: 'Age',
  cell: (object, now) => ageSince(object.metadata.creationTimestamp, now),
};

/** Labels as kubectl writes them. */
export function pairs(value: Json | undefined): string {
  return isJsonObject(value)
    ? Object.entries(objectAt(value))
        .map(([key, each]) => `${key}=${String(each)}`)
        .join(',')
    : '<none>';
}

/** `5s`, `2m34s`, `4h`, `12d`: the two largest units while they are small. */
export function ageSince(time: string | undefined, now: number): string {
  if (time === undefined) return '<unknown>';
  const seconds = Math.max(0, Math.floor((now - Date.parse(time)) / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 !== 0) return `${minutes}m${seconds % 60}s`;
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
