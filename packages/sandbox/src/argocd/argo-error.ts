/** gRPC codes that Argo CD's answers carry, with the HTTP status of each. */
const STATUS = {
  2: 500,
  3: 400,
  5: 404,
  7: 403,
  9: 400,
  12: 501,
  16: 401,
} as const;

export type ArgoCode = keyof typeof STATUS;

/** A failure as Argo CD words it. */
export class ArgoError extends Error {
  readonly status: number;

  constructor(readonly code: ArgoCode, message: string) {
    super(message);
    this.name = 'ArgoError';
    this.status = STATUS[code];
  }

  toJson(): {
    readonly error: string;
    readonly code: number;
    readonly message: string;
  } {
    return { error: this.message, code: this.code, message: this.message };
  }
}

export function permissionDenied(): ArgoError {
  return new ArgoError(7, 'permission denied');
}
