import { parseDocument } from 'yaml';

/** Aliases that a file may expand to: anchors are welcome, a bomb is not. */
const MAX_ALIASES = 200;

/**
 * Parses YAML as CI systems do: anchors and merge keys expand, a repeated key keeps its last value.
 * @throws Error with a one-line message when the text is not YAML.
 */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, {
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error)
    throw new Error(
      `not YAML: ${
        error.message.split('\n')[0]?.replace(/:$/, '') ?? 'unexpected content'
      }`,
    );
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}
