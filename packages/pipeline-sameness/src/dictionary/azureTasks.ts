import { LANG, type DictionaryRow } from './row';

/** Tasks of Azure Pipelines as `Name` or `Name command`, without version. The first row that matches decides. */
export const AZURE_TASKS: readonly DictionaryRow[] = [
  {
    match:
      /^(UseNode|NodeTool|UsePythonVersion|UseDotNet|UseRubyVersion|JavaToolInstaller|GoTool|DotNetCoreInstaller|NuGetToolInstaller|CondaEnvironment|DotNetCoreCLI restore|NuGetCommand restore|Npm (install|ci)|Go get)\b/i,
    stage: 'setup',
    as: LANG,
  },
  {
    match:
      /^(Cache|KubectlInstaller|KubeloginInstaller|HelmInstaller|DockerInstaller|TerraformInstaller|TerraformCLI (init|plan|validate)|Terraform\w* (init|plan|validate)|NuGetAuthenticate|npmAuthenticate|PipAuthenticate|TwineAuthenticate|MavenAuthenticate|CargoAuthenticate|DownloadSecureFile|AzureKeyVault|Download\w*Artifacts?|ExtractFiles|replacetokens|qetza\.replacetokens\S*|FileTransform|InstallSSHKey|InstallAppleCertificate|InstallAppleProvisioningProfile|Docker log(in|out)|HelmDeploy (ls|login|logout|package|init)|Kubernetes(Manifest)? (get|login|logout|bake|createSecret|top|describe))(\s|$)/i,
    stage: 'setup',
  },
  {
    match:
      /^(SonarQube\w*|SonarCloud\w*|AdvancedSecurity-Codeql-\w+|MicrosoftSecurityDevOps|Semmle|CodeQL\w*|CredScan|Semgrep\w*|Checkmarx\w*|Veracode\w*|Fortify\w*|PoliCheck|BinSkim)/i,
    stage: 'sast',
  },
  {
    match:
      /^(AdvancedSecurity-Dependency-Scanning|ComponentGovernance\w*|WhiteSource\w*|Mend\w*|Snyk\w*|dependency-check\S*|trivy\w*|aquasec\w*|BlackDuck\w*|Synopsys\w*|ManifestGenerator\w*)/i,
    stage: 'sca',
  },
  {
    match:
      /^(EsrpCodeSigning|CodeSigning\w*|SignTool\w*|NotationSign\w*|Notation sign|TrustedSigning\w*)/i,
    stage: 'sign',
  },
  {
    match:
      /^(DotNetCoreCLI test|VSTest|Publish(TestResults|CodeCoverageResults)|Npm test|Go test|BuildQualityChecks)\b/i,
    stage: 'test',
  },
  {
    match: /^Docker(Compose)? buildAndPush\b/i,
    stage: 'image',
    also: 'publish',
    delivers: 'image',
  },
  {
    match: /^Docker(Compose)? (push|Push services)\b|^ECRPushImage/i,
    stage: 'publish',
    delivers: 'image',
  },
  { match: /^Docker(Compose)? build\b/i, stage: 'image' },
  {
    match: /^AzureAppServiceManage (Swap Slots|$)/i,
    stage: 'promote',
    delivers: 'deploys',
  },
  {
    match: /^KubernetesManifest promote\b/i,
    stage: 'promote',
    delivers: 'deploys',
  },
  {
    match: /^KubernetesManifest reject\b|^HelmDeploy rollback\b/i,
    stage: 'rollback',
  },
  {
    match:
      /^(AzureWebApp(Container)?|AzureRmWebAppDeployment|AzureFunctionApp(Container)?|AzureContainerApps|AzureStaticWebApp|AzureSpringCloud|AzureResourceManagerTemplateDeployment|AzureResourceGroupDeployment|AzureCloudPowerShellDeployment|SqlAzureDacpacDeployment|SqlDacpacDeploymentOnMachineGroup|ServiceFabricDeploy|IISWebAppDeploymentOnMachineGroup|AzureMysqlDeployment|CloudFormationCreateOrUpdateStack|LambdaDeployFunction|BeanstalkDeployApplication|CodeDeployDeployApplication|AWSElasticBeanstalk\w*|CopyFilesOverSSH|AzureFileCopy|octopusdeploy\w*|OctopusDeployRelease)(\s|$)/i,
    stage: 'deploy',
  },
  {
    match:
      /^(KubernetesManifest( deploy| patch| scale|\s*$)|Kubernetes (apply|create|set|run|rollout)|HelmDeploy (upgrade|install)|TerraformCLI apply|Terraform\w* apply|Pulumi up)(\s|$)?/i,
    stage: 'deploy',
  },
  {
    match:
      /^(NuGetCommand push|DotNetCoreCLI push|Npm publish|UniversalPackages publish|GitHubRelease( create| edit|\s*$)|S3Upload|AppStoreRelease|GooglePlayRelease|AppCenterDistribute|PublishVSExtension|PublishAzureDevOpsExtension|VSMarketplace\w*)\b/i,
    stage: 'publish',
  },
];

/** Tasks that only move what was built between jobs, or build it. */
export const SILENT_TASKS =
  /^(PublishBuildArtifacts|PublishPipelineArtifact|CopyFiles|ArchiveFiles|DeleteFiles|Delay|PublishSymbols|DotNetCoreCLI (build|publish|pack|run|custom)?|NuGetCommand (pack|custom)?|Npm custom|VSBuild|MSBuild|Xcode|CMake|Gulp|Grunt|Go (build|custom)|UniversalPackages download|ManualValidation|ManualIntervention|PowerPlatform\w*WhoAmI)\s*$/i;
