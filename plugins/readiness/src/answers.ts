import type { ReadinessSchemas } from '@groundwork/plugin-readiness-common';

/** What the readiness backend answers, as its openapi.yaml describes it. */
export type OrganisationAnswer = ReadinessSchemas['OrganisationAnswer'];

/** The days of the organisation. */
export type OrganisationHistory = ReadinessSchemas['OrganisationHistory'];

/** One prerequisite with its history. */
export type PrerequisiteAnswer = ReadinessSchemas['PrerequisiteAnswer'];

/** A check of the organisation with its long lists. */
export type CheckAnswer = ReadinessSchemas['CheckAnswer'];

/** One service with the history of its level. */
export type ServiceAnswer = ReadinessSchemas['ServiceAnswer'];

/** What the overview of a service says of it. */
export type ServiceSummary = ReadinessSchemas['ServiceSummary'];

/** Every collector, and how far the catalog is behind. */
export type CollectorsAnswer = ReadinessSchemas['CollectorsAnswer'];

/** Clusters side by side. */
export type ClustersAnswer = ReadinessSchemas['ClustersAnswer'];

/** A declared cluster, and whether it could be read. */
export type ComparedCluster = ReadinessSchemas['ComparedCluster'];

/** One attribute of all clusters. */
export type ComparedAttribute = ReadinessSchemas['ComparedAttribute'];

/** What one cluster says of one attribute. */
export type ComparedCell = ReadinessSchemas['ComparedCell'];

/** Which services and teams share which pipeline. */
export type PipelinesAnswer = ReadinessSchemas['PipelinesAnswer'];

/** The same once something was compared. */
export type SharedPipelines = ReadinessSchemas['SharedPipelines'];

/** One pipeline and who uses it. */
export type PipelineClassView = ReadinessSchemas['PipelineClassView'];

/** Two pipelines side by side. */
export type PipelineComparison = ReadinessSchemas['PipelineComparison'];

/** Why something counts as unread. */
export type UnreadReason = ReadinessSchemas['UnreadReason'];

/** A team's services side by side. */
export type TeamScorecard = ReadinessSchemas['TeamScorecard'];

/** What a repair does to a level. */
export type Effect = ReadinessSchemas['Effect'];

/** Which sources answer, and which do not and why. */
export type SourcesSummary = ReadinessSchemas['SourcesSummary'];

/** How long the foundation takes, elsewhere and here. */
export type FoundationForecast = ReadinessSchemas['FoundationForecast'];

/** The organisation judged. */
export type OrganisationAssessment = ReadinessSchemas['OrganisationAssessment'];

/** One of the five prerequisites, judged. */
export type PrerequisiteResult = ReadinessSchemas['PrerequisiteResult'];

/** One day of a prerequisite's history. */
export type PrerequisiteDay = ReadinessSchemas['PrerequisiteDay'];

/** A service judged. */
export type SubjectAssessment = ReadinessSchemas['SubjectAssessment'];

/** One check, judged. */
export type CheckResult = ReadinessSchemas['CheckResult'];

/** One statement inside a check's result. */
export type Finding = ReadinessSchemas['Finding'];

/** A veto and whether it fired. */
export type VetoResult = ReadinessSchemas['VetoResult'];

/** One stored observation. */
export type EvidenceRecord = ReadinessSchemas['EvidenceRecord'];

/** One stored observation, or one object of it. */
export type EvidenceView = ReadinessSchemas['EvidenceView'];

/** What a check of a service was judged from. */
export type CheckEvidence = ReadinessSchemas['CheckEvidence'];

/** One collector's health. */
export type CollectorHealth = ReadinessSchemas['CollectorHealth'];

/** How far the catalog is behind with reading entities again. */
export type CatalogBacklog = ReadinessSchemas['CatalogBacklog'];

/** The five delivery metrics of a window, and what they rest on. */
export type DeliveryNumbers = ReadinessSchemas['DeliveryNumbers'];

/** One delivery metric: a value, or why there is none. */
export type DeliveryMetric = ReadinessSchemas['DeliveryMetric'];

/** The five delivery metrics by name. */
export type DeliveryMetrics = ReadinessSchemas['DeliveryMetrics'];

/** The five metrics of one service beside its team's. */
export type ServiceInTeamDelivery = ReadinessSchemas['ServiceInTeamDelivery'];

/** The five metrics of each team, a page at a time. */
export type DeliveryTeams = ReadinessSchemas['DeliveryTeams'];

/** A page of the deployments behind a number. */
export type DeliveryDeployments = ReadinessSchemas['DeliveryDeployments'];

/** A deployment with what it delivered, what it repaired and how it failed. */
export type DeliveryDeployment = ReadinessSchemas['DeliveryDeployment'];

/** A deployment, down to what its sources told. */
export type DeliveryDeploymentDetails =
  ReadinessSchemas['DeliveryDeploymentDetails'];

/** Frozen numbers, with the targets that are set against them. */
export type DeliveryBaseline = ReadinessSchemas['DeliveryBaseline'];

/** A baseline, and what has become of it since. */
export type DeliveryProof = ReadinessSchemas['DeliveryProof'];

/** A frozen metric beside itself as it is now. */
export type DeliveryComparison = ReadinessSchemas['DeliveryComparison'];

/** What a metric is to become, by when, and who answers for it. */
export type DeliveryTarget = ReadinessSchemas['DeliveryTarget'];
/** A target that was set, and what became of it. */
export type JudgedTarget = ReadinessSchemas['JudgedTarget'];

/** What somebody says of deliveries that no source tells. */
export type DeliveryOverlay = ReadinessSchemas['DeliveryOverlay'];

/** What was said about some services, and about which of them the caller may say something. */
export type DeliveryOverlays = ReadinessSchemas['DeliveryOverlays'];

/** An event that nobody understood. */
export type SetAsideEvent = ReadinessSchemas['SetAsideEvent'];
