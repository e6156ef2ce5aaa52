import { listAt, numberAt, type JsonObject } from '../../clusters/objects/json';
import { sourcesOf, type Source } from '../application';
import { ArgoError } from '../argo-error';
import { queryOf, type Call } from './request';

/** The source that a question about a revision means: the first one, unless it says which, and of which deployment. */
export function askedSource(call: Call, application: JsonObject): Source {
  const index = numberIn(call, 'sourceIndex') ?? 0;
  const sources = sourcesOf({ spec: deployedAs(call, application) });
  const source = sources[index];
  if (!source)
    throw unfound(
      `source index ${index} not found because ${
        sources.length === 1
          ? 'there is only 1 source'
          : `there are only ${sources.length} sources`
      }`,
    );
  return source;
}

/** What has the sources: the application as it is, or an entry of its history. */
function deployedAs(call: Call, application: JsonObject) {
  const id = numberIn(call, 'versionId');
  if (id === undefined) return application.spec ?? {};
  const history = listAt(application, 'status', 'history');
  // Go leaves out a zero.
  const entry = history.find(each => (numberAt(each, 'id') ?? 0) === id);
  if (entry === undefined)
    throw unfound(
      `error getting source by version ID: ${
        history.length === 0
          ? `version ID ${id} not found because the app has no history`
          : `revision history not found for version ID ${id}`
      }`,
    );
  return entry;
}

function numberIn(call: Call, name: string): number | undefined {
  const text = queryOf(call, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text))
    throw new ArgoError(
      3,
      `parsing field "${name}": strconv.ParseInt: parsing "${text}": invalid syntax`,
    );
  return Number(text);
}

function unfound(why: string): ArgoError {
  return new ArgoError(
    2,
    `error getting app source by source index and version ID: ${why}`,
  );
}
