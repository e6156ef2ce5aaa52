import { ApiError } from '../objects/api-error';

/**
 * Just enough protobuf for `kubectl auth can-i`, which sends its question in no other form: an envelope marked
 * `k8s`, in it a SelfSubjectAccessReview of strings. Field numbers are those of the published `generated.proto`.
 */
const MARK = Buffer.from([0x6b, 0x38, 0x73, 0x00]);
const RAW = 2;
const SPEC = 2;
const RESOURCE_ATTRIBUTES = 1;
const NON_RESOURCE_ATTRIBUTES = 2;
const RESOURCE_FIELDS = [
  'namespace',
  'verb',
  'group',
  'version',
  'resource',
  'subresource',
  'name',
];
const PATH_FIELDS = ['path', 'verb'];

export function isProtobuf(bytes: Buffer): boolean {
  return bytes.subarray(0, MARK.length).equals(MARK);
}

export function readAccessReview(bytes: Buffer): unknown {
  const review = fieldsOf(bytes.subarray(MARK.length)).get(RAW);
  const spec = fieldsOf(review).get(SPEC);
  const parts = fieldsOf(spec);
  const path = parts.get(NON_RESOURCE_ATTRIBUTES);
  return {
    spec: path
      ? { nonResourceAttributes: named(fieldsOf(path), PATH_FIELDS) }
      : {
          resourceAttributes: named(
            fieldsOf(parts.get(RESOURCE_ATTRIBUTES)),
            RESOURCE_FIELDS,
          ),
        },
  };
}

function named(
  fields: ReadonlyMap<number, Buffer>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const value = fields.get(index + 1);
      return value === undefined || value.length === 0
        ? []
        : [[name, value.toString('utf8')]];
    }),
  );
}

/** The length-delimited fields of a message, the last of each number. */
function fieldsOf(message: Buffer | undefined): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message?.[at];
      if (byte === undefined || shift > 28)
        throw new ApiError(
          'BadRequest',
          'the object provided is no readable protobuf',
        );
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (message && at < message.length) {
    const key = varint();
    if ((key & 7) === 0) varint();
    else if ((key & 7) === 2) {
      const length = varint();
      fields.set(key >>> 3, message.subarray(at, at + length));
      at += length;
    } else
      throw new ApiError(
        'BadRequest',
        'the object provided is no readable protobuf',
      );
  }
  return fields;
}
