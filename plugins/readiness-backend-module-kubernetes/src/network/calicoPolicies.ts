import {
  selectsLabels,
  type LabelRequirement,
} from '@groundwork/workload-ownership';
import { z } from 'zod';
import { metadataSchema } from '../cluster/objects';
import { policyName, type NetworkPolicy } from './policy';

const KEY = '[A-Za-z0-9_./-]+';
const COMPARED = new RegExp(`^(${KEY})\\s*(==|!=)\\s*(?:'([^']*)'|"([^"]*)")$`);
const LISTED = new RegExp(`^(${KEY})\\s+(not\\s+)?in\\s*\\{([^{}]*)\\}$`);
const THERE = new RegExp(`^(!?)\\s*has\\(\\s*(${KEY})\\s*\\)$`);

function requirementOf(part: string): LabelRequirement | undefined {
  const [, key, sign, single, double] = COMPARED.exec(part) ?? [];
  if (key !== undefined)
    return {
      key,
      operator: sign === '==' ? 'in' : 'not-in',
      values: [single ?? double ?? ''],
    };
  const [, listed, not, members] = LISTED.exec(part) ?? [];
  if (listed !== undefined)
    return {
      key: listed,
      operator: not === undefined ? 'in' : 'not-in',
      values: (members ?? '')
        .split(',')
        .map(member => member.trim().replace(/^(['"])(.*)\1$/, '$2')),
    };
  const [, absent, present] = THERE.exec(part) ?? [];
  return present === undefined
    ? undefined
    : { key: present, operator: absent === '!' ? 'absent' : 'exists' };
}

/**
 * The requirements of a selector in Calico's own language, where it joins plain ones by `&&`. Undefined for all else: `||`,
 * brackets, parts of values.
 */
export function calicoRequirements(
  selector: string,
): readonly LabelRequirement[] | undefined {
  const text = selector.trim();
  if (text === '' || text === 'all()') return [];
  const parts = text.split('&&').map(part => requirementOf(part.trim()));
  return parts.every(part => part !== undefined) ? parts : undefined;
}

const ruleSchema = z.object({ action: z.string().nullish() });

const specSchema = z.object({
  selector: z.string().nullish(),
  namespaceSelector: z.string().nullish(),
  serviceAccountSelector: z.string().nullish(),
  types: z.array(z.string()).nullish(),
  ingress: z.array(ruleSchema).nullish(),
  egress: z.array(z.unknown()).nullish(),
});

const isAll = (selector: string | null | undefined) =>
  !selector || selector.trim() === 'all()';

/** Without types a policy is about what its rules are about; one without rules is about what comes in. */
function isAboutIngress({
  types,
  ingress,
  egress,
}: z.output<typeof specSchema>) {
  if (types) return types.includes('Ingress');
  return (ingress ?? []).length > 0 || (egress ?? []).length === 0;
}

/** Makes the policies of one kind. */
function policiesOf(kind: string) {
  return z
    .object({ metadata: metadataSchema, spec: specSchema.default({}) })
    .transform(({ metadata, spec }): NetworkPolicy[] => {
      const { selector, namespaceSelector, serviceAccountSelector } = spec;
      const requirements =
        isAll(namespaceSelector) && isAll(serviceAccountSelector)
          ? calicoRequirements(selector ?? '')
          : undefined;
      return [
        {
          name: policyName(kind, metadata),
          namespace: metadata.namespace,
          deniesByDefault:
            requirements?.length === 0 &&
            isAboutIngress(spec) &&
            (spec.ingress ?? []).every(({ action }) => action === 'Deny'),
          selects: ({ labels }) =>
            requirements && selectsLabels(requirements, labels),
        },
      ];
    });
}

export const calicoPolicySchema = policiesOf('Calico NetworkPolicy');
export const calicoGlobalPolicySchema = policiesOf('GlobalNetworkPolicy');
