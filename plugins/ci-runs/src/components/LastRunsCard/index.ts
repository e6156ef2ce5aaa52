export { LastRunsCard } from './LastRunsCard';
