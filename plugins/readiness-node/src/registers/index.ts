export { readRegisterText, type RegisterReading } from './readRegister';
export type { Register, RegisterSection } from './sections';
