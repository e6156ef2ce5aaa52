export { generateCompany, type Company, type CompanyOptions } from './company';
export {
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from './sandbox';
