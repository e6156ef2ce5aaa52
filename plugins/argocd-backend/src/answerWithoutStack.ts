import {
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { SourceError } from '@groundwork/source-client';
import type { NextFunction, Request, Response } from 'express';

/** Answers what is expected to go wrong in one sentence; anything else is the framework's to log and to answer. */
// Express recognises an error handler by its four parameters.
// eslint-disable-next-line max-params
export function answerWithoutStack(
  thrown: unknown,
  _req: Request,
  res: Response,
  next: NextFunction,
): void {
  const error =
    thrown instanceof SourceError
      ? new ServiceUnavailableError(thrown.message)
      : thrown;
  const statusCode = statusOf(error);
  if (statusCode === undefined || !isError(error)) {
    next(error);
    return;
  }
  res.status(statusCode).json({
    error: { name: error.name, message: error.message },
    response: { statusCode },
  });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof InputError) return 400;
  if (error instanceof NotAllowedError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ServiceUnavailableError) return 503;
  return undefined;
}
