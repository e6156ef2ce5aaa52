/**
 * What a name speaks of, where what it names cannot be read: the weakest evidence. Words are told apart at marks and
 * humps (`buildDockerAndPublishImage`); what a name begins with says most of it.
 */
import type { Atom, Stage } from './types';

const KINDS: ReadonlyArray<readonly [RegExp, Stage]> = [
  [/^roll-?backs?$/, 'rollback'],
  [/^(lint\w*|format\w*|rubocop|prettier|stylelint|typecheck)$/, 'lint'],
  [/^(sast|codeql|sonar\w*|brakeman)$/, 'sast'],
  [/^(scan\w*|audit|sbom|vulnerab\w*|licen[cs]es?|snyk)$/, 'sca'],
  [
    /^(tests?|testing|specs?|rspec|coverage|e2e|check|checks|jest|pytest|cypress|playwright|jasmine)$/,
    'test',
  ],
  [/^(docker|dockerfile|images?|containers?|bake)$/, 'image'],
  [/^(sign|signs|signing|attest\w*|provenance)$/, 'sign'],
  [/^(publish\w*|releases?|releasing|push|uploads?|cd)$/, 'publish'],
  [/^promot\w*$/, 'promote'],
  [/^(deploys?|deploying|deployments?|rollout|gitops|ship)$/, 'deploy'],
  [/^(smoke|verify|verifies|health\w*)$/, 'verify'],
];
/** A name that begins so is about this, whatever follows: `setup-release`, `wait-for-deployment`, `test-deploy`. */
const FIRST: ReadonlyArray<readonly [RegExp, Stage | undefined]> = [
  [
    /^(setup|set|install|log|login|auth|authenticate|configure|config|cache|prepare|init|initiali[sz]e|restore|download|fetch)$/,
    'setup',
  ],
  [/^(lint)$/, 'lint'],
  [/^(scan|audit)$/, 'sca'],
  [/^(test|tests|check|e2e)$/, 'test'],
  [/^(verify|validate|smoke|wait|await|monitor)$/, 'verify'],
  [
    /^(get|find|read|determine|calculate|list|show|is|has|add|remove|bump|update)$/,
    undefined,
  ],
];
const NOTIFIES =
  /^(notif\w*|slack|teams|discord|announce\w*|email|mail|chat|comment|send)$/;
/** Words that take the delivery out of a name: what is brought out is no product, or is not brought out. */
const NO_PRODUCT =
  /^(docs?|documentation|javadocs?|apidocs?|pages|wiki|readme|storybook|site|website|book|openapi|swagger|schemas?|spec|changelogs?|notes|drafts?|drafter|drafting|coverage|reports?|results?|benchmarks?|artifacts?|artefacts?|logs?|sarif|screenshots?|snapshots?|incrementals?|nightl(y|ies)|previews?|reviews?|dry|plan|plans|bump|description|labels?|issues?|milestones?|boards?|cleanup|clean|delete|deletes|destroy|teardown|restore|backup|maintenance|rollback|status|pr|prs|dependabot|renovate)$/;
const BRINGS_OUT = new Set<Stage>(['publish', 'deploy', 'promote']);

/** The words of a name, lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 300)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(word => word !== '');
}

/** Whether a name speaks of something that is no delivery of the product, whatever else it says. */
export function speaksOfNoProduct(name: string): boolean {
  return wordsOf(name).some(word => NO_PRODUCT.test(word));
}

/** The stages that a name speaks of, in the order in which a pipeline has them. */
export function hintedStages(name: string): readonly Stage[] {
  const words = wordsOf(name);
  if (words.some(word => NOTIFIES.test(word))) return ['notify'];
  const first = FIRST.find(([pattern]) => pattern.test(words[0] ?? ''));
  if (first) return first[1] ? [first[1]] : [];
  const isProduct = !words.some(word => NO_PRODUCT.test(word));
  return KINDS.filter(
    ([pattern, stage]) =>
      words.some(word => pattern.test(word)) &&
      (isProduct || !BRINGS_OUT.has(stage)),
  ).map(([, stage]) => stage);
}

/** The atoms of something that could not be opened: its stages are a guess from a name. */
export function hintedAtoms(name: string, head: string): readonly Atom[] {
  const stages = hintedStages(name);
  return stages.length === 0
    ? [{ head }]
    : stages.map(stage => ({
        stage,
        head,
        ...(BRINGS_OUT.has(stage) ? { delivers: 'name' as const } : {}),
      }));
}
