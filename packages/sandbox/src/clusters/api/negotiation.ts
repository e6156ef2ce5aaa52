import { ApiError } from '../objects/api-error';

export type Representation = 'object' | 'table' | 'metadata' | 'metadata-list';

const AVAILABLE =
  'application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch';

interface Clause {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The first representation among those that the client accepts and that the sandbox speaks: JSON in four forms. */
export function negotiate(accept: string | undefined): Representation {
  const clauses = parseAccept(accept);
  for (const { type, parameters } of clauses) {
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue;
    switch (parameters.get('as')) {
      case undefined:
        return 'object';
      case 'Table':
        if (parameters.get('v') === 'v1') return 'table';
        break;
      case 'PartialObjectMetadata':
        return 'metadata';
      case 'PartialObjectMetadataList':
        return 'metadata-list';
      default:
        break;
    }
  }
  // Anything that also lists plain JSON was answered above; protobuf alone gets JSON, which its clients cannot read.
  throw new ApiError(
    'NotAcceptable',
    `406: Not Acceptable\n\nAvailable representations: ${AVAILABLE}`,
    {},
  );
}

/** Whether the client prefers the aggregated form of discovery. */
export function wantsAggregatedDiscovery(accept: string | undefined): boolean {
  const first = parseAccept(accept).find(
    ({ type }) => type === 'application/json' || type === '*/*',
  );
  return (
    first?.parameters.get('as') === 'APIGroupDiscoveryList' &&
    first.parameters.get('v') === 'v2'
  );
}

function parseAccept(accept: string | undefined): readonly Clause[] {
  const text = accept === undefined || accept.trim() === '' ? '*/*' : accept;
  return text.split(',').map(clause => {
    const [type = '', ...parameters] = clause
      .split(';')
      .map(part => part.trim());
    const pairs = parameters.map((parameter): [string, string] => {
      const [name = '', value = ''] = parameter.split('=');
      return [name, value];
    });
    return { type, parameters: new Map(pairs) };
  });
}
