import type { EvidenceAddress } from '../../api';

const SEPARATOR = '~';

/** An observation or one object of it as one value of the address: `id~check~kind~namespace~name`. */
export function written({ id, check, object }: EvidenceAddress): string {
  const parts = [
    id,
    check ?? '',
    ...(object ? [object.kind, object.namespace ?? '', object.name] : []),
  ];
  return parts.map(encodeURIComponent).join(SEPARATOR).replace(/~+$/, '');
}

/** See {@link written}; what an address lacks is left out. */
export function read(value: string): EvidenceAddress {
  const [id = '', check, kind, namespace, name] = value
    .split(SEPARATOR)
    .map(decode);
  return {
    id,
    ...(check ? { check } : {}),
    ...(kind && name
      ? { object: { kind, name, ...(namespace ? { namespace } : {}) } }
      : {}),
  };
}

/** An address that somebody has cut off is read as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
