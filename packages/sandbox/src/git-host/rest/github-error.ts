/** An answer that is not a success, in GitHub's words. */
export class GitHubError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: readonly unknown[] = [],
  ) {
    super(message);
    this.name = 'GitHubError';
  }

  get body(): Readonly<Record<string, unknown>> {
    return {
      message: this.message,
      ...(this.details.length === 0 ? {} : { errors: this.details }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export const notFound = () => new GitHubError(404, 'Not Found');

export function unprocessable(
  resource: string,
  field: string,
  code: string,
): GitHubError {
  return new GitHubError(422, 'Validation Failed', [{ resource, field, code }]);
}
