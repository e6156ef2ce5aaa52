import type { Check } from '@groundwork/plugin-readiness-common';
import { changesNothingByHand } from './changes-nothing-by-hand';
import { declaresWorkloadsAsCode } from './declares-workloads-as-code';
import { deliversByReference } from './delivers-by-reference';
import { deliversTheSameWay } from './delivers-the-same-way';
import { deliversThroughASharedPipeline } from './delivers-through-a-shared-pipeline';
import { deploysOneWay } from './deploys-one-way';
import { documentationIsCurrent } from './documentation-is-current';
import { documentsItsServices } from './documents-its-services';
import { environmentsAreAlike } from './environments-are-alike';
import { hasAnActiveOwner } from './has-an-active-owner';
import { hasDocumentation } from './has-documentation';
import { isDeployedByGitops } from './is-deployed-by-gitops';
import { isNotChangedByHand } from './is-not-changed-by-hand';
import { metricsCoverTheServices } from './metrics-cover-the-services';
import { namesOwnersThatExist } from './names-owners-that-exist';
import { staysInSyncWithGit } from './stays-in-sync-with-git';
import { takesSecretsFromAManagedBackend } from './takes-secrets-from-a-managed-backend';
import { usesOneCiEngine } from './uses-one-ci-engine';
import { usesOneEntryPoint } from './uses-one-entry-point';
import { usesOneSecretsBackend } from './uses-one-secrets-backend';

/** Every check that is measured. */
export const checks: readonly Check[] = [
  changesNothingByHand,
  declaresWorkloadsAsCode,
  deliversByReference,
  deliversTheSameWay,
  deliversThroughASharedPipeline,
  deploysOneWay,
  documentationIsCurrent,
  documentsItsServices,
  environmentsAreAlike,
  hasAnActiveOwner,
  hasDocumentation,
  isDeployedByGitops,
  isNotChangedByHand,
  metricsCoverTheServices,
  namesOwnersThatExist,
  staysInSyncWithGit,
  takesSecretsFromAManagedBackend,
  usesOneCiEngine,
  usesOneEntryPoint,
  usesOneSecretsBackend,
];
