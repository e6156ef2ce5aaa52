/** A path below an object with a life of its own: `status`, `scale`, `log`. */
export interface Subresource {
  readonly name: string;
  readonly verbs: readonly string[];
  readonly kind: string;
  readonly group?: string;
  readonly version?: string;
}
