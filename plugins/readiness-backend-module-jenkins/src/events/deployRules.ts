import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'readiness.jenkins.deployments';

interface Rule {
  readonly match: RegExp;
  readonly environment: string;
}

/** Words of stages that deploy, and of environments, where nothing is configured. */
const DEPLOYS = /\b(?:deploy|release|roll[ -]?out|promote|ship)/i;
const PRODUCTION = /(?<!\b(?:pre|non|not)[ -]?)\b(?:prod|production|live)\b/i;
const BEFORE =
  /\b(?:pre-?prod(?:uction)?|staging|stage|uat|acceptance|integration|test|qa|dev|development)\b/i;
const PARAMETERS = ['ENVIRONMENT', 'DEPLOY_ENV', 'TARGET_ENVIRONMENT'];

/** Which stages and jobs deploy, and where to: guessed from the names of stages where nothing is configured. */
export class DeployRules {
  readonly #stages: readonly Rule[] | undefined;
  readonly #jobs: readonly Rule[];
  readonly #parameters: readonly string[];

  constructor(rules: {
    readonly stages?: readonly Rule[];
    readonly jobs?: readonly Rule[];
    readonly parameters?: readonly string[];
  }) {
    this.#stages = rules.stages;
    this.#jobs = rules.jobs ?? [];
    this.#parameters = rules.parameters ?? PARAMETERS;
  }

  /** The environment that a stage deploys to; undefined when it deploys nothing, or nobody says where to. */
  ofStage(
    name: string,
    parameters: ReadonlyMap<string, string>,
  ): string | undefined {
    if (this.#stages) {
      return environmentBy(this.#stages, name);
    }
    if (!DEPLOYS.test(name)) {
      return undefined;
    }
    const [before] = BEFORE.exec(name) ?? [];
    return (
      before?.toLocaleLowerCase('en-US') ??
      (PRODUCTION.test(name) ? 'production' : this.#parameterOf(parameters))
    );
  }

  /** The environment that a whole job deploys to, which is for jobs without stages. */
  ofJob(job: string): string | undefined {
    return environmentBy(this.#jobs, job);
  }

  #parameterOf(parameters: ReadonlyMap<string, string>): string | undefined {
    const said = this.#parameters.map(name => parameters.get(name)?.trim());
    return said.find(value => value !== undefined && value !== '');
  }
}

function environmentBy(
  rules: readonly Rule[],
  name: string,
): string | undefined {
  return rules.find(({ match }) => match.test(name))?.environment;
}

/** @throws InputError with the full path of the key that is wrong */
export function readDeployRules(config: Config): DeployRules {
  const stages = rulesAt(config, 'stages');
  const jobs = rulesAt(config, 'jobs');
  const parameters = config.getOptionalStringArray(`${KEY}.parameters`);
  return new DeployRules({
    ...(stages ? { stages } : {}),
    ...(jobs ? { jobs } : {}),
    ...(parameters ? { parameters } : {}),
  });
}

function rulesAt(
  config: Config,
  key: 'stages' | 'jobs',
): readonly Rule[] | undefined {
  return config.getOptionalConfigArray(`${KEY}.${key}`)?.map((rule, index) => ({
    match: pattern(rule.getString('match'), `${KEY}.${key}[${index}].match`),
    environment: rule.getString('environment'),
  }));
}

function pattern(text: string, path: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    throw new InputError(`${path} is no regular expression`, error);
  }
}
