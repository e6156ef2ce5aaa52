import type { NextFunction, Request, Response } from 'express';
import type { FaultBody } from '../../faults';
import { ApiError } from '../objects/api-error';
import type { JsonObject } from '../objects/json';

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/** Turns whatever was thrown into a Status. */
export function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const body =
    error instanceof ApiError
      ? error.toStatus()
      : statusOf(500, error instanceof Error ? error.message : String(error));
  response.status(error instanceof ApiError ? error.code : 500).json(body);
}

/** A fault on demand in the words of the API server. */
export function faultBody(status: number): FaultBody {
  return {
    contentType: 'application/json',
    text: JSON.stringify(statusOf(status, `asked to answer ${status}`)),
  };
}

function statusOf(code: number, message: string): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: REASONS[code],
    code,
  };
}
