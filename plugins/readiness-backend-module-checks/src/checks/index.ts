import type { Check } from '@groundwork/plugin-readiness-common';
import { answersItsProbes } from './answers-its-probes';
import { asksTheSameQuestions } from './asks-the-same-questions';
import { baselineIsFrozen } from './baseline-is-frozen';
import { changesNothingByHand } from './changes-nothing-by-hand';
import { changesNeedNoPlatformMember } from './changes-need-no-platform-member';
import { clustersRunCloseVersions } from './clusters-run-close-versions';
import { declaresWorkloadsAsCode } from './declares-workloads-as-code';
import { deliversByReference } from './delivers-by-reference';
import { deliversChangesFast } from './delivers-changes-fast';
import { deliversTheSameWay } from './delivers-the-same-way';
import { deliversThroughASharedPipeline } from './delivers-through-a-shared-pipeline';
import { deploysOften } from './deploys-often';
import { deploysOneWay } from './deploys-one-way';
import { deploysWithoutExceptions } from './deploys-without-exceptions';
import { deploysWithoutFailing } from './deploys-without-failing';
import { developersAreSatisfied } from './developers-are-satisfied';
import { documentationIsCurrent } from './documentation-is-current';
import { documentsItsServices } from './documents-its-services';
import { emitsTelemetry } from './emits-telemetry';
import { enforcesTheSamePolicies } from './enforces-the-same-policies';
import { environmentsAreAlike } from './environments-are-alike';
import { firstDeployIsFast } from './first-deploy-is-fast';
import { frictionIsMeasured } from './friction-is-measured';
import { gatesAreAlike } from './gates-are-alike';
import { goldenPathEndsInAWorkingService } from './golden-path-ends-in-a-working-service';
import { goldenPathIsChosen } from './golden-path-is-chosen';
import { goldenPathHasAnOffRamp } from './golden-path-has-an-off-ramp';
import { goldenPathIsFaster } from './golden-path-is-faster';
import { goldenPathNeedsNoHands } from './golden-path-needs-no-hands';
import { hasAUsedGoldenPath } from './has-a-used-golden-path';
import { hasAnActiveOwner } from './has-an-active-owner';
import { hasARunbook } from './has-a-runbook';
import { hasDocumentation } from './has-documentation';
import { hasItsDeliveryMeasured } from './has-its-delivery-measured';
import { howToQuestionsAreFew } from './how-to-questions-are-few';
import { hasSomebodyOnCall } from './has-somebody-on-call';
import { isDeployedByGitops } from './is-deployed-by-gitops';
import { isNotChangedByHand } from './is-not-changed-by-hand';
import { joinerTimeIsKnown } from './joiner-time-is-known';
import { metricsCoverTheServices } from './metrics-cover-the-services';
import { namesOwnersThatExist } from './names-owners-that-exist';
import { pipelineIsUnderstood } from './pipeline-is-understood-within-an-hour';
import { pipelinesAreComplete } from './pipelines-are-complete';
import { startsServicesOnThePath } from './starts-services-on-the-path';
import { platformTeamIsAProductTeam } from './platform-team-is-a-product-team';
import { platformWorkIsPlanned } from './platform-work-is-planned';
import { recoversFast } from './recovers-fast';
import { servicesHaveARunbookAndOnCall } from './services-have-a-runbook-and-on-call';
import { servicesHaveTelemetry } from './services-have-telemetry';
import { staysInSyncWithGit } from './stays-in-sync-with-git';
import { staysOnThePath } from './stays-on-the-path';
import { survivesANodeDrain } from './survives-a-node-drain';
import { takesSecretsFromAManagedBackend } from './takes-secrets-from-a-managed-backend';
import { targetsHaveOwners } from './targets-have-owners';
import { teamsReturnToThePath } from './teams-return-to-the-path';
import { templatesAreCurrent } from './templates-are-current';
import { templatesDoTheWork } from './templates-do-the-work';
import { usesOneCiEngine } from './uses-one-ci-engine';
import { usesOneEntryPoint } from './uses-one-entry-point';
import { usesOneIdentityPattern } from './uses-one-identity-pattern';
import { usesOneSecretsBackend } from './uses-one-secrets-backend';
import { workloadsAreWellKept } from './workloads-are-well-kept';

/** Every check that is measured. */
export const checks: readonly Check[] = [
  answersItsProbes,
  asksTheSameQuestions,
  baselineIsFrozen,
  changesNothingByHand,
  changesNeedNoPlatformMember,
  clustersRunCloseVersions,
  declaresWorkloadsAsCode,
  deliversByReference,
  deliversChangesFast,
  deliversTheSameWay,
  deliversThroughASharedPipeline,
  deploysOften,
  deploysOneWay,
  deploysWithoutExceptions,
  deploysWithoutFailing,
  developersAreSatisfied,
  documentationIsCurrent,
  documentsItsServices,
  emitsTelemetry,
  enforcesTheSamePolicies,
  environmentsAreAlike,
  firstDeployIsFast,
  frictionIsMeasured,
  gatesAreAlike,
  goldenPathEndsInAWorkingService,
  goldenPathIsChosen,
  goldenPathHasAnOffRamp,
  goldenPathIsFaster,
  goldenPathNeedsNoHands,
  hasAUsedGoldenPath,
  hasAnActiveOwner,
  hasARunbook,
  hasDocumentation,
  hasItsDeliveryMeasured,
  howToQuestionsAreFew,
  hasSomebodyOnCall,
  isDeployedByGitops,
  isNotChangedByHand,
  joinerTimeIsKnown,
  metricsCoverTheServices,
  namesOwnersThatExist,
  pipelineIsUnderstood,
  pipelinesAreComplete,
  startsServicesOnThePath,
  platformTeamIsAProductTeam,
  platformWorkIsPlanned,
  recoversFast,
  servicesHaveARunbookAndOnCall,
  servicesHaveTelemetry,
  staysInSyncWithGit,
  staysOnThePath,
  survivesANodeDrain,
  takesSecretsFromAManagedBackend,
  targetsHaveOwners,
  teamsReturnToThePath,
  templatesAreCurrent,
  templatesDoTheWork,
  usesOneCiEngine,
  usesOneEntryPoint,
  usesOneIdentityPattern,
  usesOneSecretsBackend,
  workloadsAreWellKept,
];
