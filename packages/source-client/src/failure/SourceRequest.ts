/** What was asked; never with what credentials. */
export interface SourceRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}
