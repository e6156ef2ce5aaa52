/** Workflows and jobs that keep things running, or show them, and bring no product out. */
import { wordsOf } from '../hints';

const UPKEEP =
  /^(delete\w*|destroy\w*|teardown|decommission|cleanup|clean|purge|prune|remove|restore|recover|backups?|maintenance|reset|reconcile|replication|stale|reviews?|previews?|loadtest|prototypes?|chatops|dependabot|renovate|cherrypick|backport|labeler|labels?|rotate|shutdown|airbyte|drift|lock)$/;
const CHECKS = /^(smoke|scan\w*|validat\w*|lint\w*|tests?|monitor\w*|audit)$/;
const DELIVERS =
  /^(deploy\w*|releases?|publish\w*|cd|ship|rollout|build|push|promote|delivery|deliver|cicd|pipeline)$/;
const DOCUMENTS =
  /^(docs?|documentation|storybook|wiki|javadocs?|apidocs?|openapi|swagger|readme|changelog|gh-?pages|pages|typedoc|rustdoc|mkdocs)$/;
const IN_PASSING =
  /^(nightl(y|ies)|nocache|snapshots?|incrementals?|canary|devcontainers?|base)$/;

/** Whether a name says that something is deleted, kept running or only checked. */
export function isUpkeep(name: string): boolean {
  const words = wordsOf(name);
  return (
    words.some(word => UPKEEP.test(word)) ||
    (words.some(word => CHECKS.test(word)) &&
      !words.some(word => DELIVERS.test(word)))
  );
}

/** Whether a name says that what goes out is documentation. */
export function isDocumentation(name: string): boolean {
  return wordsOf(name).some(word => DOCUMENTS.test(word));
}

/** Whether a name says that what goes out is made every night, or for builds to start from. */
export function isInPassing(name: string): boolean {
  return wordsOf(name).some(word => IN_PASSING.test(word));
}
