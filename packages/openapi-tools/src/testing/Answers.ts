import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import {
  Answer,
  operationsOf,
  parseDocument,
  readDescription,
} from '../document';

const ID = 'https://openapi.test/description';

/** An answer as it came. */
export interface ReceivedAnswer {
  readonly method: string;
  /** Path below the plugin's base, without the query. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Compares answers with a description: route, status and every field of the body. */
export class Answers {
  readonly #ajv: Ajv;
  readonly #operations;
  readonly #answered = new Set<string>();

  constructor(backend: string) {
    const document = parseDocument(readDescription(backend));
    this.#ajv = new Ajv({
      allErrors: true,
      strict: true,
      strictRequired: false,
      strictTypes: false,
    });
    addFormats(this.#ajv);
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: ID, components: document.components });
    this.#operations = operationsOf(document).map(operation => ({
      ...operation,
      pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }));
  }

  /** What about an answer is not as described; nothing when all is. */
  faults({ method, path, status, text }: ReceivedAnswer): readonly string[] {
    const operation = this.#operations.find(
      known =>
        known.method === method.toLowerCase() && known.pattern.test(path),
    );
    if (!operation) {
      return ['openapi.yaml does not describe this route'];
    }
    const answer =
      operation.answers.get(String(status)) ?? operation.answers.get('default');
    const faults = answer
      ? this.#bodyFaults(answer, text)
      : [`openapi.yaml does not describe the status ${status}`];
    if (status < 300 && faults.length === 0) {
      this.#answered.add(operation.id);
    }
    return faults;
  }

  /** Operations that have not succeeded yet. */
  unanswered(): readonly string[] {
    return this.#operations
      .map(({ id }) => id)
      .filter(id => !this.#answered.has(id));
  }

  #bodyFaults({ content }: Answer, text: string): readonly string[] {
    if (!content) {
      return text === '' ? [] : ['openapi.yaml describes no body'];
    }
    const validate = this.#ajv.compile(
      absolute(content['application/json'].schema),
    );
    validate(read(text));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
    );
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `No JSON: ${text}`;
  }
}

function absolute(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' ? `${ID}${String(value)}` : value,
    ),
  );
}
