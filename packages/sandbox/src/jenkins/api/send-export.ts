import type { Request, Response } from 'express';
import { byDepth, toJson, type ExportedBean } from '../export/exported';
import { byTree } from '../export/tree';

/** One request and its answer. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Writes what `tree` or `depth` asks for. */
export function sendExport(
  bean: ExportedBean,
  { request, response }: Exchange,
): void {
  const { tree, depth } = request.query;
  const pruner =
    typeof tree === 'string' ? byTree(tree) : byDepth(Number(depth ?? 0));
  response.type('application/json').send(JSON.stringify(toJson(bean, pruner)));
}
