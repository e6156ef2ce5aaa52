import { NotFoundError } from '@backstage/errors';

/** Which event that is set aside: one that was told, or one that was read. */
export type SetAsideId =
  | { readonly of: 'inbox'; readonly row: number }
  | {
      readonly of: 'reading';
      readonly digest: string;
      /** As tables call it. */
      readonly source: string;
    };

/** As the API calls it. */
export function idOf(id: SetAsideId): string {
  return id.of === 'inbox'
    ? `told-${id.row}`
    : `read-${id.digest}-${id.source}`;
}

/** @throws NotFoundError when nothing is called so */
export function readId(text: string): SetAsideId {
  const [, row] = /^told-(\d{1,15})$/.exec(text) ?? [];
  if (row !== undefined) {
    return { of: 'inbox', row: Number(row) };
  }
  const [, digest, source] = /^read-([0-9a-f]{64})-(.+)$/.exec(text) ?? [];
  if (digest === undefined || source === undefined) {
    throw new NotFoundError(`No event is called ${JSON.stringify(text)}`);
  }
  return { of: 'reading', digest, source };
}
