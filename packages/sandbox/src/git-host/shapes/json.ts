export type Json = Readonly<Record<string, unknown>>;

/** GitHub writes whole seconds. */
export const timestamp = (at: number) =>
  `${new Date(at).toISOString().slice(0, 19)}Z`;

export const timestampOrNull = (at: number | undefined) =>
  at === undefined ? null : timestamp(at);

export const nodeId = (type: string, id: number | string) =>
  Buffer.from(`${type}:${id}`).toString('base64');
