/** Which jobs of GitHub Actions deploy, and where to, when GitHub itself does not say so with a deployment. */
import type { Config } from '@backstage/config';

/** Jobs that deploy to an environment. */
export interface JobRule {
  /** End of the path of the workflow's file; any when absent. */
  readonly workflow?: string;
  /** Matches the whole name of the job, in any case. */
  readonly job: RegExp;
  readonly environment: string;
}

const DEPLOYS = /\b(?:deploy|deployment|release|promote|roll-?out)\b/i;
const WHERE = /\b(?:production|prod|live|staging)(?:-[a-z0-9-]+)?\b/i;

/**
 * Reads `readiness.github.delivery.jobs`.
 * @throws with the key's path when a rule cannot be used
 */
export function readJobRules(config: Config | undefined): readonly JobRule[] {
  return (config?.getOptionalConfigArray('jobs') ?? []).map((rule, index) => {
    const workflow = rule.getOptionalString('workflow');
    return {
      ...(workflow === undefined ? {} : { workflow }),
      job: expression(rule.getString('job'), index),
      environment: rule.getString('environment'),
    };
  });
}

function expression(text: string, index: number): RegExp {
  try {
    return new RegExp(`^(?:${text})$`, 'i');
  } catch (error) {
    throw new TypeError(
      `readiness.github.delivery.jobs[${index}].job is no regular expression`,
      { cause: error },
    );
  }
}

/**
 * Where a job deploys to; undefined for one that does not. Rules come first; without one for the job its name says it, with a
 * word for deploying and one for an environment.
 */
export function environmentOf(
  { workflow, job }: { readonly workflow: string; readonly job: string },
  rules: readonly JobRule[],
): string | undefined {
  const rule = rules.find(
    each =>
      each.job.test(job) &&
      (each.workflow === undefined || workflow.endsWith(each.workflow)),
  );
  return (
    rule?.environment ??
    (DEPLOYS.test(job) ? WHERE.exec(job)?.[0].toLowerCase() : undefined)
  );
}
